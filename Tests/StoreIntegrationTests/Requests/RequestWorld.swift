import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing
import Vault

/// People who use their rights, with messages that always arrive.
struct RequestWorld: Sendable {
    let fixture: StoreFixture

    var requests: RequestUseCases {
        RequestUseCases(fixture.store, declaration: .init(backupHorizonDays: 30, rootProvider: "file"))
    }
    var slug: String { fixture.tenant.slug }
    var scope: TenantScope { fixture.store.scoped(to: .system(in: fixture.tenant.id)) }

    /// Fills the form in.
    func ask(_ kind: RequestKind, _ email: String) async throws {
        let tenant = try await requests.door.form(of: slug)
        try await requests.door(kind: kind.rawValue, email: email, language: "de", to: tenant)
    }

    /// Hands the newest message over that waits; answers the request and the secret in it.
    func send() async throws -> (id: UUID, secret: String) {
        let rows = try await fixture.database.smallClient(as: .superuser).segment(
            [
                """
                SELECT id FROM subject_request WHERE state = 'RequestInitiated' AND link_hash IS NULL
                ORDER BY received_at DESC, id DESC LIMIT 1
                """
            ], lane: .read)
        let id = try #require(rows[0].first).decode(UUID.self)
        let secret = RandomToken()
        let until = fixture.clock.now.addingTimeInterval(RequestRule.linkPeriod)
        try await scope.change(request: id, "request.send") { request in
            request.linkHash = secret.hash
            request.linkExpiresAt = until
            return []
        }
        return (id, secret.text)
    }

    /// All of it; answers the request.
    func verified(_ kind: RequestKind, _ email: String) async throws -> StoredRequest {
        try await ask(kind, email)
        let (id, secret) = try await send()
        fixture.clock.advance(by: 60)
        let look = try await requests.door.confirm(secret, of: slug)
        guard look.isNew else { throw TestClusterError("not confirmed") }
        return try await request(id)
    }

    /// A request as it stands.
    func request(_ id: UUID) async throws -> StoredRequest {
        try await requests.read.one(id, by: fixture.actor)
    }

    /// One number that a superuser reads.
    func count(_ query: PostgresQuery) async throws -> Int {
        try await ConsentWorld(fixture: fixture).count(query)
    }

    /// Expects that the log verifies.
    func verify() async throws {
        #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).findings == [])
    }

    /// Somebody else of the staff.
    var second: Actor {
        Actor(
            tenant: fixture.tenant.id, member: UUID(), role: .privacyOfficer, purpose: fixture.actor.purpose,
            via: .session)
    }
}
