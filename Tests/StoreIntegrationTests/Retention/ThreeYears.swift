import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing
import Vault

/// A business that lives through three years: what happens in it, and what an almanac says must be there at any moment.
final class ThreeYears {
    /// What is counted.
    enum Kind: String, CaseIterable, Sendable {
        case people, waitingSignups, endedSignups, waitingRequests, unfulfilledRequests, oldRequests, preferences, proof
    }

    /// Something that is there from one moment up to another.
    private struct Stay {
        let kind: Kind
        let from: Date
        let until: Date
    }

    let fixture: StoreFixture
    let almanac: Almanac
    private let signups: SignupWorld
    private let consents: ConsentWorld
    private let requests: RequestWorld
    /// One connection for all of it: thousands of looks must not open one each.
    private let reader: PostgresClient
    private var stays: [Stay] = []
    private var number = 0

    init(_ fixture: StoreFixture, _ almanac: Almanac) {
        self.fixture = fixture
        self.almanac = almanac
        signups = SignupWorld(fixture: fixture)
        consents = ConsentWorld(fixture: fixture)
        requests = RequestWorld(fixture: fixture)
        reader = fixture.database.smallClient(as: .superuser)
    }

    /// The one row that a query answers.
    private func row(_ query: PostgresQuery) async throws -> PostgresRow {
        try #require(try await reader.segment([query], lane: .read).first?.first)
    }

    /// Hands the one confirmation over that waits; answers the secret in it.
    private func sendConfirmation() async throws -> String {
        let id = try await row("SELECT id FROM pending_signup WHERE state = 'waiting'").decode(UUID.self)
        let scope = fixture.store.scoped(to: .system(in: fixture.tenant.id))
        let signup = try #require(try await scope.signup(id))
        let secret = RandomToken()
        let isWaiting = try await scope.markSent(
            signup, token: (id: UUID(), hash: secret.hash), message: UUID().uuidString,
            rendered: [UInt8](repeating: 5, count: 32), expiresAt: now.addingTimeInterval(SignupRule.lifetime(at: now)))
        #expect(isWaiting)
        return secret.text
    }

    /// Hands the one message over that asks whose request it is.
    private func sendRequest() async throws {
        let id = try await row(
            "SELECT id FROM subject_request WHERE state = 'RequestInitiated' AND link_hash IS NULL"
        ).decode(UUID.self)
        let (hash, until) = (RandomToken().hash, now.addingTimeInterval(RequestRule.linkPeriod))
        try await requests.scope.change(request: id, "request.send") { request in
            request.linkHash = hash
            request.linkExpiresAt = until
            return []
        }
    }

    private var email: String {
        number += 1
        return "kundin-\(number)@kunden.example"
    }

    private var now: Date { fixture.clock.now }

    /// Moments at which something must change, and the seconds before them.
    func changes() -> [Date] { stays.flatMap { [$0.until.addingTimeInterval(-1), $0.until] } }

    /// Notes that something is there; answers the moments at which it must change.
    private func stay(_ kind: Kind, from: Date, until: Date) -> [Date] {
        stays.append(Stay(kind: kind, from: from, until: until))
        return [until.addingTimeInterval(-1), until]
    }

    // MARK: What happens

    /// Somebody takes part in a raffle and confirms it: for six months, to the end of that day, in the business's country.
    @discardableResult
    func joinRaffle() async throws -> [Date] {
        try await signups.ask(email, ["raffle"])
        fixture.clock.advance(by: 60)
        let secret = try await sendConfirmation()
        fixture.clock.advance(by: 600)
        guard case .confirmed = try await signups.confirm(secret) else { throw TestClusterError("not confirmed") }
        let day = almanac.day(now)
        let until = almanac.end(almanac.later(day, months: 6))
        return stay(.people, from: now, until: until)
            + stay(.preferences, from: now, until: now.addingTimeInterval(7 * 86_400))
            + stay(.endedSignups, from: now, until: now.addingTimeInterval(30 * 86_400))
            + stay(.proof, from: until, until: almanac.end(almanac.yearEnd(almanac.later(day, months: 6), years: 3)))
    }

    /// Somebody subscribes and takes it back at this very moment: she is gone, the proof stays.
    func withdraw() async throws -> [Date] {
        let person = try await consents.subscriber(email)
        _ = try await consents.reduce(.withdrawal, person)
        return stay(.proof, from: now, until: almanac.end(almanac.yearEnd(almanac.day(now), years: 3)))
    }

    /// Somebody fills the form in and never uses her link: 72 hours from the handing over, whatever the clocks do.
    func signUpInVain() async throws -> [Date] {
        let asked = now
        try await signups.ask(email, ["newsletter"])
        fixture.clock.advance(by: 60)
        _ = try await sendConfirmation()
        let until = now.addingTimeInterval(72 * 3_600)
        return stay(.waitingSignups, from: asked, until: until)
            + stay(.endedSignups, from: until, until: until.addingTimeInterval(30 * 86_400))
    }

    /// Somebody uses a right by the form, and never her link.
    func askInVain() async throws -> [Date] {
        try await requests.ask(.access, email)
        try await sendRequest()
        let until = now.addingTimeInterval(72 * 3_600)
        return stay(.waitingRequests, from: now, until: until)
            + stay(.unfulfilledRequests, from: until, until: until.addingTimeInterval(30 * 86_400))
    }

    /// A request that is answered at this very moment: its proof stays to the end of the third year after it.
    func answer(_ person: UUID) async throws -> [Date] {
        let request = try await requests.requests.open(
            OpenRequest.Entry(kind: .rectification, person: person, contact: nil), by: fixture.actor)
        _ = try await requests.requests.answer.complete(request.id, answer: "Berichtigt.", by: fixture.actor)
        return stay(.oldRequests, from: now, until: almanac.end(almanac.yearEnd(almanac.day(now), years: 3)))
    }

    /// Somebody with a contract, kept to the end of the third year after it.
    func customer() async throws -> (id: UUID, changes: [Date]) {
        let person = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
        let until = almanac.end(almanac.yearEnd(almanac.day(now), years: 3))
        return (person, stay(.people, from: now, until: until))
    }

    /// A request of hers that came in now is due when the almanac says so; answers its last second.
    func request(of person: UUID) async throws -> (id: UUID, received: String, over: Date) {
        let request = try await requests.requests.open(
            OpenRequest.Entry(kind: .access, person: person, contact: nil), by: fixture.actor)
        let day = almanac.day(now)
        let due = almanac.due(day)
        #expect("\(request.dueOn)" == due && "\(request.noticeOn)" == due, "received \(day)")
        #expect("\(request.alarmOn)" == min(almanac.alarm(day), due), "received \(day)")
        return (request.id, day, almanac.end(due))
    }

    /// In its last second a request is extended, to the almanac's day; a second later it is not.
    func extend(_ request: (id: UUID, received: String, over: Date), isInTime: Bool) async throws {
        let answer = requests.requests.answer
        do {
            let longer = try await answer.extend(
                request.id, months: 2, reason: .complexity, text: nil, by: fixture.actor)
            #expect(isInTime, "received \(request.received)")
            #expect("\(longer.dueOn)" == almanac.due(request.received, months: 3), "received \(request.received)")
        } catch let refusal as Refusal {
            #expect(!isInTime && refusal.code == RefusalCode.extensionTooLate.rawValue, "received \(request.received)")
        }
        _ = try await answer.complete(request.id, answer: nil, by: fixture.actor)
    }

    // MARK: What must be there

    /// Does what the service and a timer do by themselves.
    func keepHouse() async throws {
        try await ExpireSignups(fixture.store)()
        try await ExpireRequests(fixture.store)()
        try await ExpireLinks(fixture.store)()
        _ = try await RunRetention(fixture.store, declaration: consents.declaration)(in: fixture.tenant)
    }

    /// Compares what is there with what must be.
    func compare() async throws {
        let found = try await counts()
        var expected: [Kind: Int] = Dictionary(uniqueKeysWithValues: Kind.allCases.map { ($0, 0) })
        for stay in stays where stay.from <= now && now < stay.until { expected[stay.kind, default: 0] += 1 }
        #expect(found == expected, "\(almanac.country) \(InternetTime.text(now))")
    }

    private func counts() async throws -> [Kind: Int] {
        let counted = try await row(
            """
            SELECT (SELECT count(*) FROM person),
                (SELECT count(*) FROM pending_signup WHERE state IN ('waiting', 'sent')),
                (SELECT count(*) FROM pending_signup WHERE ended_at IS NOT NULL),
                (SELECT count(*) FROM subject_request WHERE state = 'RequestInitiated'),
                (SELECT count(*) FROM subject_request WHERE state = 'RequestUnfulfilled'),
                (SELECT count(*) FROM subject_request WHERE kind = 'rectification'),
                (SELECT count(*) FROM person_link WHERE kind = 'preferences'),
                (SELECT count(*) FROM wrapped_key k JOIN subject s USING (tenant_id) WHERE s.id = k.subject_id
                    AND s.kind = 'person' AND s.state = 'erased')
            """)
        return Dictionary(
            uniqueKeysWithValues: try Kind.allCases.enumerated().map { position, kind in
                let number: Int64 = try counted.decode(column: position)
                return (kind, Int(number))
            })
    }
}
