import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport

/// People with consents, for the tests of what becomes of them.
struct ConsentWorld: Sendable {
    let fixture: StoreFixture

    var declaration: ErasureDeclaration { .init(backupHorizonDays: 30, rootProvider: "file") }
    var consents: ConsentUseCases { ConsentUseCases(fixture.store, declaration: declaration) }
    var due: EraseWhenDue { EraseWhenDue(fixture.store, declaration: declaration) }
    var care: ProcessingStatement {
        ProcessingStatement(purpose: "customer-care", legalBasis: .contract, source: "Auftrag 4711")
    }

    /// A person who is kept for nothing but a consent she has given.
    func subscriber(
        _ email: String = "anna.gross@kunden.example", purpose: String = "newsletter"
    ) async throws -> UUID {
        let now = fixture.clock.now
        return try await CreatePerson(fixture.store)(
            PersonInput(
                profile: PersonProfile(
                    givenName: "Anna", familyName: "Groß",
                    contactPoints: [
                        ContactPoint(kind: .email, value: email),
                        ContactPoint(kind: .telephone, value: "0171 / 39200-01"),
                    ]),
                processing: ProcessingStatement(
                    purpose: purpose, legalBasis: .consent, source: "Anmeldung im Laden",
                    evidence: ConsentEvidence(
                        method: .syntheticEvidence, requestedAt: now.addingTimeInterval(-7_200),
                        confirmedAt: now.addingTimeInterval(-3_600), wording: "Ja, ich möchte den Newsletter."))),
            by: fixture.actor, entry: .demo)
    }

    /// The same with a contract beside it.
    func customer() async throws -> UUID {
        let person = try await subscriber()
        _ = try await ChangePerson(fixture.store).add(care, to: person, by: fixture.actor)
        return person
    }

    /// Withdraws or objects; everything unless something is named.
    @discardableResult
    func reduce(
        _ kind: ReductionKind, _ person: UUID, purposes: [String]? = nil, channels: [String]? = nil,
        by actor: Actor? = nil
    ) async throws -> ReduceConsents.Outcome {
        try await consents.reduce(
            kind, of: person, purposes: purposes, channels: channels, source: "Anruf", by: actor ?? fixture.actor)
    }

    /// Asks for a consent as staff do.
    @discardableResult
    func ask(
        _ person: UUID, _ purpose: String = "newsletter", _ channel: Channel = .email, wording: String? = nil,
        source: String? = "Messe", by actor: Actor? = nil
    ) async throws -> StoredConsent {
        try await consents.request(
            ConsentEntry(purpose: purpose, channel: channel, address: nil, wording: wording, source: source),
            of: person,
            by: actor ?? fixture.actor)
    }

    /// The states of a person's consents, by purpose and channel.
    func states(of person: UUID) async throws -> [String: ConsentState] {
        let found = try await consents.read.of(person, by: fixture.actor)
        return Dictionary(
            found.map { ("\($0.consent.key.purpose)/\($0.consent.key.channel.rawValue)", $0.consent.state) }
        ) { first, _ in first }
    }

    /// One number that a superuser reads.
    func count(_ query: PostgresQuery) async throws -> Int {
        let client = fixture.database.client(as: .superuser)
        let count = try await client.segment([query], lane: .read)[0][0].decode(Int64.self)
        return Int(count)
    }
}
