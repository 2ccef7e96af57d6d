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
