import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing
import Vault

/// Strangers who fill a form in, with messages that always arrive.
struct SignupWorld: Sendable {
    let fixture: StoreFixture

    var consents: ConsentUseCases { ConsentWorld(fixture: fixture).consents }
    var slug: String { fixture.tenant.slug }

    /// Fills the form in as it is served.
    @discardableResult
    func ask(_ email: String, _ purposes: [String] = ["newsletter"]) async throws -> Subscribe.Outcome {
        let offer = try await consents.subscribe.form("newsletter", of: slug)
        return try await consents.subscribe(
            SignupInput(email: email, purposes: purposes, shown: offer.boxes.map(\.shown), language: "de"), to: offer)
    }

    /// Hands the newest message over that waits; answers the secret in it.
    func send() async throws -> String {
        let client = fixture.database.smallClient(as: .superuser)
        let rows = try await client.segment(
            ["SELECT id FROM pending_signup WHERE state = 'waiting' ORDER BY requested_at DESC, id DESC LIMIT 1"],
            lane: .read)
        let id = try #require(rows[0].first).decode(UUID.self)
        let scope = fixture.store.scoped(to: .system(in: fixture.tenant.id))
        let signup = try #require(try await scope.signup(id))
        let secret = RandomToken()
        let now = fixture.clock.now
        let isWaiting = try await scope.markSent(
            signup, token: (id: UUID(), hash: secret.hash), message: UUID().uuidString,
            rendered: [UInt8](repeating: 5, count: 32), expiresAt: now.addingTimeInterval(SignupRule.lifetime(at: now)))
        #expect(isWaiting)
        return secret.text
    }

    /// Uses a link.
    func confirm(_ secret: String) async throws -> SignupOutcome {
        try await consents.confirm(secret, of: slug).outcome
    }

    /// All of it.
    func signUp(_ email: String, _ purposes: [String] = ["newsletter"]) async throws -> SignupOutcome {
        try await ask(email, purposes)
        fixture.clock.advance(by: 60)
        let secret = try await send()
        fixture.clock.advance(by: 600)
        return try await confirm(secret)
    }

    /// Whose consents a sign-up became.
    func subscriber(_ email: String, _ purposes: [String] = ["newsletter"]) async throws -> UUID {
        guard case .confirmed(let person, _) = try await signUp(email, purposes) else {
            throw TestClusterError("not confirmed")
        }
        return person
    }

    /// One number that a superuser reads.
    func count(_ query: PostgresQuery) async throws -> Int {
        try await ConsentWorld(fixture: fixture).count(query)
    }

    /// People, sign-ups that wait, their subjects, and messages that are queued.
    func counts() async throws -> [Int] {
        [
            try await count("SELECT count(*) FROM person"),
            try await count("SELECT count(*) FROM pending_signup WHERE state IN ('waiting', 'sent')"),
            try await count("SELECT count(*) FROM subject WHERE kind = 'pending'"),
            try await count("SELECT count(*) FROM job WHERE kind = 'confirmation-mail'"),
        ]
    }
}
