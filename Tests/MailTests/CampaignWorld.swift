import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing
import Vault

/// A business with subscribers and a campaign to send.
struct CampaignWorld: Sendable {
    static let base = "https://obhut.example"
    let house: StoreFixture

    var campaigns: ManageCampaigns { ManageCampaigns(house.store) }
    var declaration: ErasureDeclaration { .init(backupHorizonDays: 30, rootProvider: "file") }
    var consents: ConsentUseCases { ConsentUseCases(house.store, declaration: declaration) }

    func sender(_ port: Int) -> SendCampaign {
        SendCampaign(house.store, post: .local(port, links: Self.base))
    }

    /// Somebody who agreed to the newsletter.
    func subscriber(_ email: String) async throws -> UUID {
        let now = house.clock.now
        return try await CreatePerson(house.store)(
            PersonInput(
                profile: PersonProfile(
                    givenName: "Käthe", familyName: "Groß", contactPoints: [ContactPoint(kind: .email, value: email)]),
                processing: ProcessingStatement(
                    purpose: "newsletter", legalBasis: .consent, source: "Anmeldung im Laden",
                    evidence: ConsentEvidence(
                        method: .syntheticEvidence, requestedAt: now.addingTimeInterval(-7_200),
                        confirmedAt: now.addingTimeInterval(-3_600), wording: "Ja, ich möchte den Newsletter."))),
            by: house.actor, entry: .demo)
    }

    func subscribers(_ count: Int) async throws -> [UUID] {
        var people: [UUID] = []
        for number in 1...count { people.append(try await subscriber("kunde-\(number)@kunden.example")) }
        return people
    }

    /// A message before it is handed over.
    static func outgoing(to person: UUID) -> OutgoingMessage {
        OutgoingMessage(
            to: person, token: RandomToken().hash,
            link: PersonLink(.message, hash: RandomToken().hash, channel: .email))
    }

    func draft() async throws -> UUID {
        try await campaigns.create(
            CampaignContent(
                name: "Herbst", purpose: "newsletter", senderName: "Frau Schäfer", subject: "Neues aus der Werkstatt",
                body: "Guten Tag,\n\nes gibt Tee."), by: house.actor
        ).id
    }

    /// Does what is due of the queue once; answers the outcomes.
    func work(_ sender: SendCampaign) async throws -> [JobOutcome] {
        let jobs = try await house.store.node.claimJobs(sender.kinds, limit: 10, lease: sender.lease)
        var outcomes: [JobOutcome] = []
        for job in jobs {
            let outcome = try await sender(job)
            outcomes.append(outcome)
            try await house.store.node.settle(job, outcome)
        }
        return outcomes
    }

    func counts(_ id: UUID) async throws -> CampaignCounts {
        try await campaigns.one(id, by: house.actor).counts
    }

    func withdraw(_ person: UUID) async throws {
        _ = try await consents.reduce(
            .withdrawal, of: person, purposes: nil, channels: nil, source: "Anruf", by: house.actor)
    }

    /// One number that a superuser reads.
    func number(_ query: PostgresQuery) async throws -> Int {
        let client = house.database.smallClient(as: .superuser)
        return Int(try await client.segment([query], lane: .read)[0][0].decode(column: 0, as: Int64.self))
    }

    /// A value of a message's own headers, unfolded.
    static func header(_ name: String, _ message: String) -> String? {
        let head = (message.components(separatedBy: "\r\n\r\n").first ?? "").replacing("\r\n ", with: " ")
        return head.components(separatedBy: "\r\n").first { $0.hasPrefix("\(name): ") }
            .map { String($0.dropFirst(name.count + 2)) }
    }
}
