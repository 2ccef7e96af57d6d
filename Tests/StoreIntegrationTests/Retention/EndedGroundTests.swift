import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing

/// What ends because time has passed, with nobody doing anything.
@Suite struct EndedGroundTests {
    private static func run(_ world: ConsentWorld, dry: Bool = false) async throws -> RunRetention.Outcome {
        let fixture = world.fixture
        return try await RunRetention(fixture.store, declaration: world.declaration)(
            in: fixture.tenant, isDryRun: dry)
    }

    private static func date(_ text: String) throws -> Date { try #require(InternetTime.date(text)) }

    @Test("R-22 a consent that expires carries nobody: she is counted, then erased; a look ahead changes nothing")
    func expiry() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let raffle = try await world.subscriber(purpose: "raffle")
            let newsletter = try await world.subscriber("kaethe@kunden.example")
            #expect(try await Self.run(world).items == [], "six months are not over")
            // 18 November 2026 and six months, to the end of that day in Berlin, daylight saving included.
            fixture.clock.set(try Self.date("2027-05-18T21:59:59Z"))
            #expect(try await Self.run(world).items == [])
            fixture.clock.set(try Self.date("2027-05-18T22:00:00Z"))
            let looked = try await Self.run(world, dry: true)
            #expect(looked.items.map(\.person) == [raffle] && looked.count(.due) == 1 && looked.count(.erased) == 0)
            #expect(try await Self.run(world, dry: true).count(.due) == 1, "looking changes nothing")
            let scope = fixture.store.scoped(to: fixture.actor)
            #expect(try await scope.groundCounts(by: fixture.clock.now) == (0, 1))
            #expect(try await scope.groundCounts(by: fixture.clock.now.addingTimeInterval(-86_400)) == (0, 0))
            let done = try await Self.run(world)
            #expect(done.count(.erased) == 1 && done.items.first?.person == raffle)
            #expect(done.items.first?.erasure != nil)
            #expect(try await Self.run(world).items == [], "once is enough")
            await #expect(throws: Refusal.self) {
                _ = try await ReadPeople(fixture.store).one(raffle, by: fixture.actor)
            }
            _ = try await ReadPeople(fixture.store).one(newsletter, by: fixture.actor)
        }
    }

    @Test("A contract beside it carries her on, to the end of the third year after it, leap days or not")
    func contract() async throws {
        try await StoreFixture.with { fixture in
            fixture.clock.set(try Self.date("2028-02-29T12:00:00Z"))
            let world = ConsentWorld(fixture: fixture)
            let person = try await world.subscriber(purpose: "raffle")
            _ = try await ChangePerson(fixture.store).add(world.care, to: person, by: fixture.actor)
            for moment in [
                "2028-08-30T00:00:00Z", "2030-12-31T00:00:00Z", "2031-02-28T23:00:00Z", "2031-12-31T22:59:59Z",
            ] {
                fixture.clock.set(try Self.date(moment))
                #expect(try await Self.run(world).items == [], "\(moment)")
            }
            fixture.clock.set(try Self.date("2031-12-31T23:00:00Z"))
            #expect(try await Self.run(world).items.map(\.person) == [person])
        }
    }

    @Test("Who is restricted waits, is listed with the reason, and is erased when it is lifted")
    func restricted() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await world.subscriber(purpose: "raffle")
            let scope = fixture.store.scoped(to: fixture.actor)
            _ = try await scope.restrict(person, reason: .unlawful)
            fixture.clock.set(try Self.date("2027-06-01T00:00:00Z"))
            let waiting = try await Self.run(world)
            #expect(waiting.count(.waiting) == 1 && waiting.count(.erased) == 0)
            #expect(try await scope.groundCounts(by: fixture.clock.now) == (0, 0), "who waits is not overdue")
            let holds = try await scope.standingRestrictions()
            #expect(holds.map(\.person) == [person] && holds.first?.reason == "art-18-1-b")
            _ = try await scope.lift(person, notifiedAt: fixture.clock.now)
            #expect(try await Self.run(world).count(.erased) == 1)
            #expect(try await scope.standingRestrictions().isEmpty)
        }
    }

    @Test("Of a business that is only half taken in nobody is erased and nothing is removed, whatever the dates say")
    func halfTakenIn() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await world.subscriber(purpose: "raffle")
            let activities = OrganizationUseCases(fixture.store, declaration: world.declaration).activities
            let entry = try await activities.add(
                ActivityInput(kind: .note, content: ActivityContent(text: "Rückruf"), people: [person]),
                by: fixture.actor)
            _ = try await activities.delete(entry, by: fixture.actor)
            let superuser = fixture.database.smallClient(as: .superuser)
            let tenant = fixture.tenant.id
            let transfer = UUID()
            /// What the import of a tenant writes when it begins a piece, and at its end.
            func note(_ action: String, _ state: String) async throws {
                _ = try await superuser.segment(
                    [
                        """
                        INSERT INTO audit_entry (tenant_id, id, at, actor_kind, action, row_id, seal_version)
                        VALUES (\(tenant), \(UUID()), \(fixture.clock.now), 'system', \(action), \(transfer), 0)
                        """, "UPDATE tenant SET state = \(state) WHERE id = \(tenant)",
                    ], lane: .write)
            }
            func run() async throws -> RunRetention.Outcome {
                let record = try await fixture.store.node.tenant(slug: fixture.tenant.slug)
                return try await RunRetention(fixture.store, declaration: world.declaration)(in: record)
            }
            try await note("tenant.import", "suspended")
            fixture.clock.set(try Self.date("2027-06-01T00:00:00Z"))
            #expect(try await run().items == [])
            #expect(try await PurgeActivities(fixture.store)() == 0)
            try await note("tenant.import-end", "active")
            #expect(try await PurgeActivities(fixture.store)() == 1)
            #expect(try await run().items.map(\.person) == [person])
            await superuser.shutdown()
        }
    }

    @Test("R-58 after it the log holds, and nothing in it tells who she was")
    func chain() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            _ = try await world.subscriber("anna.gross@kunden.example", purpose: "raffle")
            fixture.clock.set(try Self.date("2027-06-01T00:00:00Z"))
            #expect(try await Self.run(world).count(.erased) == 1)
            let report = try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id)
            #expect(report.findings == [])
            let rows = try await fixture.database.client(as: .superuser).segment(
                [
                    """
                    SELECT count(*) FROM audit_entry a WHERE a::text ILIKE '%anna%' OR a::text ILIKE '%groß%'
                        OR a::text ILIKE '%' || encode(sha256('anna.gross@kunden.example'), 'hex') || '%'
                    """
                ], lane: .read)
            #expect(try rows.first?.first?.decode(column: 0, as: Int64.self) == 0)
        }
    }

    @Test("R-03 the basis and the beginning of a period stay as they were, whoever writes")
    func period() async throws {
        try await StoreFixture.with { fixture in
            _ = try await ConsentWorld(fixture: fixture).subscriber()
            for change: PostgresQuery in [
                "UPDATE processing_ground SET legal_basis = 'legitimate-interest'",
                "UPDATE processing_ground SET since = now()", "UPDATE processing_ground SET purpose_code = 'raffle'",
            ] {
                for role in [TestRole.runtime, .superuser] {
                    await #expect(throws: PostgresError.self) {
                        _ = try await fixture.database.client(as: role).segment(
                            ["SELECT set_config('app.tenant', \(fixture.tenant.id.uuidString), true)", change],
                            lane: .write)
                    }
                }
            }
        }
    }

    @Test("The rules name the end of each purpose and the terms that hold today")
    func rules() async throws {
        try await StoreFixture.with { fixture in
            let rules = try await ReadRetentionRules(fixture.store)(by: fixture.actor)
            // No closure inside #expect beside one outside: the compiler takes one for the other.
            let raffle = rules.filter { $0.kind == .purpose && $0.code == "raffle" }.map { $0.term }
            let vouchers = rules.filter { $0.code == "retention.de.vouchers" }
            let terms = vouchers.map { $0.term }
            #expect(raffle == ["after-start:6"])
            #expect(terms == ["8 years"])
            #expect(vouchers.first?.source?.contains("BEG IV") == true)
        }
    }
}
