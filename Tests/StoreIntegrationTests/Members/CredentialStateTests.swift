import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing
import Vault

/// Credentials and the member they speak for: looked at together, whatever stands in the credential's own row.
@Suite struct CredentialStateTests {
    private static let password = "Vier Schafe am Deich"
    private var hasher: PasswordHasher { PasswordHasher(passes: 1, memory: 8 << 20) }

    private func tokenOf(_ member: StoredMember, _ house: StoreFixture) async throws -> [UInt8] {
        let created = try await CreateToken(house.store)(
            for: member, scopes: [.all], expiresAt: house.clock.now.addingTimeInterval(86_400), by: house.actor)
        return RandomToken.hash(of: created.token)
    }

    /// As a credential that is made at the very moment of a change is left by it: the member changed, the credential not.
    private func change(_ house: StoreFixture, _ statement: PostgresQuery) async throws {
        _ = try await house.database.smallClient(as: .superuser).segment([statement], lane: .write)
    }

    @Test("The token and the session of a member who is disabled hold nothing, though nobody revoked them")
    func disabled() async throws {
        try await StoreFixture.with { house in
            _ = try await SetPassword(house.store, hasher: hasher)(
                house.invitation.secret, .invitation, password: Self.password)
            let owner = try await house.store.scoped(to: house.actor).member(house.invitation.member)
            let token = try await tokenOf(owner, house)
            let session = RandomToken()
            try await house.store.scoped(to: house.actor).openSession(
                session.hash, for: owner, lifetime: 3_600, device: .unknown)
            let resolve = ResolveCredential(house.store)
            #expect(try await resolve.token(token)?.actor.member == owner.id)
            #expect(try await resolve.session(session.hash)?.actor.member == owner.id)
            try await change(house, "UPDATE member SET state = 'disabled' WHERE id = \(owner.id)")
            #expect(try await resolve.token(token) == nil)
            #expect(try await resolve.session(session.hash) == nil)
            try await change(house, "UPDATE member SET state = 'active' WHERE id = \(owner.id)")
            #expect(try await resolve.token(token) != nil, "it was the member's state, and nothing else")
        }
    }

    @Test("Whoever proved who she is by a password that was changed since is not let in")
    func provenByTheOld() async throws {
        try await StoreFixture.with { house in
            _ = try await SetPassword(house.store, hasher: hasher)(
                house.invitation.secret, .invitation, password: Self.password)
            let scope = house.store.scoped(to: house.actor)
            let proven = try await scope.member(house.invitation.member)
            let kept = try await scope.openSession(
                RandomToken().hash, for: proven, lifetime: 3_600, device: .unknown)
            try await scope.setPassword(Array("anderes".utf8), of: proven, keeping: kept)
            let refusal = await #expect(throws: Refusal.self) {
                try await scope.openSession(RandomToken().hash, for: proven, lifetime: 3_600, device: .unknown)
            }
            #expect(refusal?.kind == .unauthenticated)
        }
    }

    @Test("A session that is opened while a new password waits for it ends with the others")
    func openedMeanwhile() async throws {
        try await StoreFixture.with { house in
            _ = try await SetPassword(house.store, hasher: hasher)(
                house.invitation.secret, .invitation, password: Self.password)
            let scope = house.store.scoped(to: house.actor)
            let member = try await scope.member(house.invitation.member)
            let (keptSecret, late) = (RandomToken(), RandomToken())
            let kept = try await scope.openSession(keptSecret.hash, for: member, lifetime: 3_600, device: .unknown)
            let other = house.database.smallClient(as: .superuser)
            let (opened, signal) = AsyncStream<Void>.makeStream()
            let (tenant, now) = (house.tenant.id, house.clock.now)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await other.withTransaction { transaction in
                        _ = try await transaction.query("SELECT FROM member WHERE id = \(member.id) FOR SHARE")
                        _ = try await transaction.query(
                            """
                            INSERT INTO session (secret_hash, id, tenant_id, member_id, role, created_at, seen_at,
                                expires_at, device)
                            VALUES (\(late.hash), \(UUID()), \(tenant), \(member.id), 'owner', \(now), \(now),
                                \(now.addingTimeInterval(3_600)), 'other-other')
                            """)
                        signal.finish()
                        let waiters: PostgresQuery = """
                            SELECT count(*) FROM pg_stat_activity
                            WHERE datname = current_database() AND wait_event_type = 'Lock'
                            """
                        while try await transaction.query(waiters)[0].decode(Int64.self) == 0 {}
                    }
                }
                group.addTask {
                    for await _ in opened {}
                    try await scope.setPassword(Array("anderes".utf8), of: member, keeping: kept)
                }
                try await group.waitForAll()
            }
            let resolve = ResolveCredential(house.store)
            #expect(try await resolve.session(late.hash) == nil)
            #expect(try await resolve.session(keptSecret.hash) != nil)
        }
    }

    @Test("A credential in a role that its member has not any more holds nothing")
    func role() async throws {
        try await StoreFixture.with { house in
            let owner = try await house.store.scoped(to: house.actor).member(house.invitation.member)
            let token = try await tokenOf(owner, house)
            let resolve = ResolveCredential(house.store)
            #expect(try await resolve.token(token)?.actor.role == .owner, "an invited member's token holds")
            try await change(house, "UPDATE member SET role = 'read-only' WHERE id = \(owner.id)")
            #expect(try await resolve.token(token) == nil)
        }
    }
}
