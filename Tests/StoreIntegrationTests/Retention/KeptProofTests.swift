import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing

/// The proof of people who are gone: there for its term, then nowhere.
@Suite struct KeptProofTests {
    private static func run(_ world: ConsentWorld, dry: Bool = false) async throws -> Int {
        try await RunRetention(world.fixture.store, declaration: world.declaration)(
            in: world.fixture.tenant, isDryRun: dry
        ).proofs
    }

    private static func date(_ text: String) throws -> Date { try #require(InternetTime.date(text)) }

    /// Keys of erased people, what their events still say, and what can be opened of their history.
    private static func left(_ world: ConsentWorld) async throws -> [Int] {
        let keys = """
            SELECT count(*) FROM wrapped_key k JOIN subject s ON s.tenant_id = k.tenant_id AND s.id = k.subject_id
            WHERE s.kind = 'person' AND s.state = 'erased'
            """ as PostgresQuery
        return [
            try await world.count(keys),
            try await world.count("SELECT count(*) FROM event_slot WHERE sealed IS NOT NULL"),
            try await VerifyConsents(world.fixture.store)(by: world.fixture.actor).commitments,
        ]
    }

    @Test(
        "R-56 proof of a withdrawn consent can be read to the end of the third year, then its key is gone; the log holds"
    )
    func term() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            fixture.clock.set(try Self.date("2026-12-31T22:30:00Z"))
            let gone = try await world.subscriber()
            _ = try await world.reduce(.withdrawal, gone)
            // Half an hour later it is another year in Berlin, not in UTC.
            fixture.clock.set(try Self.date("2026-12-31T23:30:00Z"))
            let later = try await world.subscriber("kaethe@kunden.example")
            _ = try await world.reduce(.withdrawal, later)
            let stays = try await world.subscriber("bodo@kunden.example")
            try await Sequencer(fixture.store).sealAll(fixture.tenant.id)
            let before = try await Self.left(world)
            #expect(before[0] == 2 && before[1] >= 3 && before[2] == before[1])
            #expect(try await KeyVerifier(fixture.store).verify(fixture.tenant.id, sample: nil).findings.isEmpty)
            fixture.clock.set(try Self.date("2029-12-31T22:59:59Z"))
            #expect(try await Self.run(world) == 0)
            #expect(try await Self.left(world) == before)
            fixture.clock.set(try Self.date("2029-12-31T23:00:00Z"))
            #expect(try await Self.run(world, dry: true) == 1, "a look ahead")
            #expect(try await Self.left(world) == before, "which changes nothing")
            #expect(try await Self.run(world) == 1)
            #expect(try await Self.run(world) == 0, "once is enough")
            let after = try await Self.left(world)
            #expect(after[0] == 1 && after[1] < before[1] && after[2] == after[1])
            #expect(
                try await world.count(
                    "SELECT count(*) FROM audit_entry WHERE action = 'evidence.destroy' AND subject_id = \(gone)") == 1)
            fixture.clock.set(try Self.date("2030-12-31T23:00:00Z"))
            #expect(try await Self.run(world) == 1)
            #expect(try await Self.left(world)[0] == 0)
            // Whoever lives keeps hers.
            #expect(
                try await world.count(
                    "SELECT count(*) FROM wrapped_key WHERE subject_id = \(stays) AND compartment = 3") == 1)
            try await Sequencer(fixture.store).sealAll(fixture.tenant.id)
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).findings == [])
            #expect(try await VerifyConsents(fixture.store)(by: fixture.actor).isValid)
            #expect(try await KeyVerifier(fixture.store).verify(fixture.tenant.id, sample: nil).findings.isEmpty)
        }
    }

    @Test("R-56 the row of a withdrawal stays without its words, and what was destroyed too early is found")
    func early() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let gone = try await world.subscriber()
            _ = try await world.reduce(.objection, gone)
            let intruder = fixture.database.smallClient(as: .superuser)
            _ = try await intruder.segment(
                ["DELETE FROM wrapped_key WHERE subject_id = \(gone)"], lane: .write)
            let findings = try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).findings
            #expect(findings.contains { $0.code == "row-missing" })
            await intruder.shutdown()
        }
    }

    @Test("R-56 what was only asked for proves nothing: its key goes with the next run after the erasure")
    func asked() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            _ = try await world.ask(anna)
            _ = try await fixture.erase(anna, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
            #expect(try await Self.left(world)[0] == 1)
            #expect(try await Self.run(world) == 1)
            #expect(try await Self.left(world)[0] == 0)
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).findings == [])
        }
    }

    @Test("R-56 proof of a joined record stays as long as she lives on under the other one, and ends with hers")
    func merged() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            fixture.clock.set(try Self.date("2026-12-01T10:00:00Z"))
            let (kept, dropped) = (try await world.customer(), try await world.subscriber("kaethe@kunden.example"))
            _ = try await MergePeople(fixture.store, declaration: world.declaration)(
                MergeOrder(kept: kept, dropped: dropped), by: fixture.actor)
            let proof = """
                SELECT count(*) FROM wrapped_key WHERE subject_id = \(dropped) AND compartment = 3
                """ as PostgresQuery
            // The consent that came with it carries her for longer than any term from the joining on.
            fixture.clock.set(try Self.date("2030-06-01T10:00:00Z"))
            #expect(try await Self.run(world) == 0)
            #expect(try await world.count(proof) == 1)
            #expect(try await VerifyConsents(fixture.store)(by: fixture.actor).isValid)
            _ = try await world.reduce(.withdrawal, kept)
            #expect(try await world.count("SELECT count(*) FROM person") == 0, "nothing else carries her")
            fixture.clock.set(try Self.date("2033-12-31T22:59:59Z"))
            #expect(try await Self.run(world) == 0)
            fixture.clock.set(try Self.date("2033-12-31T23:00:00Z"))
            #expect(try await Self.run(world) == 2, "hers and that of the record that was joined to it")
            #expect(try await world.count(proof) == 0)
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).findings == [])
        }
    }

    @Test("R-18 R-56 proof of a consent for telephone stays five years from the last call that was made on it")
    func called() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            fixture.clock.set(try Self.date("2026-02-01T10:00:00Z"))
            _ = try await ManagePurposes(fixture.store).create(
                PurposeRules(
                    code: "anrufe", germanName: "Anrufe", englishName: "Calls", bases: [.consent], channels: [.phone],
                    marketing: true, endRule: .whileConsentGiven), by: fixture.actor)
            let person = try await CreatePerson(fixture.store)(
                PersonInput(
                    profile: PersonProfile(
                        givenName: "Anna", familyName: "Groß",
                        contactPoints: [
                            ContactPoint(kind: .email, value: "anna.gross@kunden.example"),
                            ContactPoint(kind: .telephone, value: "0171 / 39200-01"),
                        ]),
                    processing: ProcessingStatement(
                        purpose: "anrufe", legalBasis: .consent, source: "Messe",
                        evidence: ConsentEvidence(
                            method: .syntheticEvidence, requestedAt: fixture.clock.now.addingTimeInterval(-7_200),
                            confirmedAt: fixture.clock.now.addingTimeInterval(-3_600), wording: "Ja, rufen Sie an.",
                            channel: .phone))), by: fixture.actor, entry: .demo)
            _ = try await ChangePerson(fixture.store).add(world.care, to: person, by: fixture.actor)
            #expect(try await world.states(of: person)["anrufe/phone"]?.permitsProcessing == true)
            func call(_ kind: ActivityKind, _ text: String) async throws {
                fixture.clock.set(try Self.date(text))
                _ = try await OrganizationUseCases(fixture.store, declaration: world.declaration).activities.add(
                    ActivityInput(kind: kind, content: ActivityContent(text: "Nachgefragt"), people: [person]),
                    by: fixture.actor)
            }
            try await call(.call, "2028-02-29T10:00:00Z")
            try await call(.meeting, "2028-06-01T10:00:00Z")
            _ = try await world.reduce(.withdrawal, person)
            // What is said afterwards rests on something else.
            try await call(.call, "2028-07-01T10:00:00Z")
            let plan = try await fixture.erase.plan(person, reason: .consentWithdrawn, by: fixture.actor)
            let kept = plan.entries.filter { $0.action == .keepProof }.compactMap(\.until)
            let day = try #require(CalendarDay("2033-02-28"))
            #expect(kept == [day])
            _ = try await fixture.erase(person, reason: .consentWithdrawn, suppress: false, by: fixture.actor)
            fixture.clock.set(try Self.date("2033-02-28T22:59:59Z"))
            #expect(try await Self.run(world) == 0)
            fixture.clock.set(try Self.date("2033-02-28T23:00:00Z"))
            #expect(try await Self.run(world) == 1)
        }
    }

    @Test("R-56 a telephone consent is proved for five years to the day, and the longest term holds for all of it")
    func telephone() throws {
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        func moment(_ text: String) throws -> Date { try #require(InternetTime.date(text)) }
        let phone = ConsentProof(
            purpose: "sms-offers", channel: .phone, givenAt: try moment("2028-02-29T10:00:00Z"),
            endedAt: try moment("2028-03-01T10:00:00Z"))
        let mail = ConsentProof(
            purpose: "newsletter", channel: .email, givenAt: try moment("2028-02-29T10:00:00Z"),
            endedAt: try moment("2028-12-31T23:30:00Z"))
        let today = try #require(CalendarDay("2030-01-01"))
        func last(_ proofs: [ConsentProof], reducedAt: Date? = nil) -> String? {
            KeptProof(person: UUID(), proofs: proofs, reducedAt: reducedAt, erasedAt: nil)
                .lastDay(in: zone, today: today).map { "\($0)" }
        }
        #expect(last([phone]) == "2033-02-28")
        #expect(last([mail]) == "2032-12-31", "it ended in 2029, by the clock of the business")
        #expect(last([mail, phone]) == "2033-02-28")
        #expect(last([mail, phone], reducedAt: try moment("2030-06-01T00:00:00Z")) == "2033-12-31")
        #expect(last([]) == nil)
    }
}
