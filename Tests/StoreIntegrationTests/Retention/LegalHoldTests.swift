import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing
import Vault

/// Holds: who must not be erased, why, and until somebody says that it is over.
@Suite struct LegalHoldTests {
    private static func hold(_ world: ConsentWorld) -> HoldPerson {
        HoldPerson(world.fixture.store, declaration: world.declaration)
    }

    private static func run(_ world: ConsentWorld, dry: Bool = false) async throws -> RunRetention.Outcome {
        try await RunRetention(world.fixture.store, declaration: world.declaration)(
            in: world.fixture.tenant, isDryRun: dry)
    }

    private static func verify(_ world: ConsentWorld) async throws {
        #expect(try await world.fixture.operatorStore.reconcileLedger() == 0)
        #expect(try await AuditVerifier(world.fixture.operatorStore).verify(world.fixture.tenant.id).findings == [])
    }

    @Test(
        "R-57 a hold stops every erasure; whom nothing else carries is restricted, and erased when the last one is lifted"
    )
    func stops() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await world.subscriber(purpose: "raffle")
            let hold = Self.hold(world)
            let placed = try await hold(person, reason: .dispute, by: fixture.actor)
            _ = try await hold(person, reason: .authority, by: fixture.actor)
            #expect("\(placed.hold.reviewOn)" == "2027-05-18" && placed.hold.isLiving)
            // It hides nobody while something carries her.
            #expect(try await RestrictPerson(fixture.store).standing(on: person, by: fixture.actor) == nil)
            let plan = try await fixture.erase.plan(person, reason: .objection, by: fixture.actor)
            #expect(!plan.isExecutable && plan.blockingHolds.count == 2)
            #expect(plan.entries.allSatisfy { $0.action != .delete })
            let refusal = await #expect(throws: Refusal.self) {
                try await fixture.erase(person, reason: .objection, suppress: true, by: fixture.actor)
            }
            #expect(refusal?.code == RefusalCode.legalHold.rawValue)
            // The raffle is over: she is not erased, and nobody but a few sees her.
            fixture.clock.set(try #require(InternetTime.date("2027-05-18T22:00:00Z")))
            #expect(try await Self.run(world, dry: true).count(.waiting) == 1)
            #expect(try await Self.run(world).count(.waiting) == 1)
            let standing = try await RestrictPerson(fixture.store).standing(on: person, by: fixture.actor)
            #expect(standing?.reason == .neededForClaims)
            #expect(try await Self.run(world).count(.waiting) == 1)
            let scope = fixture.store.scoped(to: fixture.actor)
            #expect(try await scope.groundCounts(by: fixture.clock.now) == (0, 0), "who is held is not overdue")
            try await Self.verify(world)
            #expect(try await hold.wouldErase(person, lifting: .dispute, by: fixture.actor) == false)
            let first = try await hold.lift(person, reason: .dispute, by: fixture.actor)
            #expect(first.erasure == nil && first.hold.hold.liftedAt != nil, "another one stands")
            #expect(try await hold.wouldErase(person, lifting: .dispute, by: fixture.actor) == false)
            #expect(try await hold.wouldErase(person, lifting: .authority, by: fixture.actor) == true)
            let second = try await hold.lift(person, reason: .authority, by: fixture.actor)
            #expect(second.erasure?.person == person)
            for table: PostgresQuery in ["person", "legal_hold", "restriction"] {
                #expect(try await world.count("SELECT count(*) FROM \(fragment: table)") == 0, "\(table)")
            }
            try await Self.verify(world)
        }
    }

    @Test("R-57 a withdrawal holds at once though she is held, and her own restriction outlives the hold")
    func withdrawal() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let hold = Self.hold(world)
            let held = try await world.subscriber()
            _ = try await hold(held, reason: .claim, by: fixture.actor)
            _ = try await world.reduce(.withdrawal, held)
            #expect(try await world.states(of: held)["newsletter/email"] == .withdrawn)
            #expect(try await RestrictPerson(fixture.store).standing(on: held, by: fixture.actor) != nil)
            #expect(try await hold.lift(held, reason: .claim, by: fixture.actor).erasure != nil)
            let restricted = try await world.subscriber("kaethe@kunden.example")
            _ = try await RestrictPerson(fixture.store)(restricted, reason: .unlawful, by: fixture.actor)
            _ = try await hold(restricted, reason: .claim, by: fixture.actor)
            _ = try await world.reduce(.withdrawal, restricted)
            #expect(try await hold.lift(restricted, reason: .claim, by: fixture.actor).erasure == nil)
            #expect(try await world.count("SELECT count(*) FROM person") == 1)
            try await Self.verify(world)
        }
    }

    @Test("R-57 its review is within six months, may be moved, and is missed when its day is over")
    func review() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let hold = Self.hold(world)
            let person = try await world.customer()
            for wrong in ["2026-11-17", "2027-05-19", "2030-01-01"] {
                let refusal = await #expect(throws: Refusal.self) {
                    try await hold(person, reason: .claim, reviewOn: CalendarDay(wrong), by: fixture.actor)
                }
                #expect(refusal?.field == "reviewOn", "\(wrong)")
            }
            let first = try await hold(person, reason: .claim, reviewOn: CalendarDay("2026-12-01"), by: fixture.actor)
            let again = try await hold(person, reason: .claim, reviewOn: CalendarDay("2027-02-28"), by: fixture.actor)
            #expect(first.hold.id == again.hold.id && "\(again.hold.reviewOn)" == "2027-02-28")
            let scope = fixture.store.scoped(to: fixture.actor)
            #expect(try await scope.standingHolds().map(\.person) == [person])
            for (day, count) in [("2027-02-28", 0), ("2027-03-01", 1)] {
                #expect(try await scope.overdueHolds(on: try #require(CalendarDay(day))) == count, "\(day)")
            }
            await #expect(throws: Refusal.self) { try await hold.lift(person, reason: .dispute, by: fixture.actor) }
            let reader = StoreFixture.actor(fixture.tenant.id, role: .sales)
            await #expect(throws: Refusal.self) { try await hold(person, reason: .claim, by: reader) }
            try await Self.verify(world)
        }
    }

    @Test(
        "R-42 R-57 a hold goes over with a joined record, is told to whom it concerns, and keeps an import from undoing her"
    )
    func joined() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let hold = Self.hold(world)
            let (kept, dropped) = (try await world.customer(), try await world.subscriber("kaethe@kunden.example"))
            _ = try await hold(kept, reason: .claim, by: fixture.actor)
            _ = try await hold(dropped, reason: .claim, by: fixture.actor)
            _ = try await hold(dropped, reason: .dispute, by: fixture.actor)
            _ = try await MergePeople(fixture.store, declaration: world.declaration)(
                MergeOrder(kept: kept, dropped: dropped), by: fixture.actor)
            let scope = fixture.store.scoped(to: fixture.actor)
            #expect(Set(try await scope.standingHolds(of: kept).map(\.hold.reason)) == [.claim, .dispute])
            #expect(try await world.count("SELECT count(*) FROM legal_hold WHERE subject_id = \(dropped)") == 0)
            let person = try await scope.person(kept)
            #expect(try await scope.disclosedRecords(of: person).holds.count == 2)
            let batch = try await ErasureTests.importing(
                """
                Vorname;Nachname;E-Mail;Zweck;Rechtsgrundlage;Quelle
                Bert;Klein;bert@kunden.example;customer-care;contract;Altbestand
                """, fixture)
            let bert = try #require(
                try await ReadPeople(fixture.store).with("bert@kunden.example", .email, by: fixture.actor).first)
            _ = try await hold(bert.id, reason: .authority, by: fixture.actor)
            #expect(try await UndoImport(fixture.store)(batch.id, by: fixture.actor).removed == 0)
            try await Self.verify(world)
        }
    }

    @Test(
        "R-49 R-57 the ledger file says whom a joined record's hold is about from then on, after a kill in between as well",
        arguments: [false, true])
    func noted(isKilled: Bool) async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let hold = Self.hold(world)
            let (kept, dropped) = (try await world.customer(), try await world.subscriber("kaethe@kunden.example"))
            let placed = try await hold(dropped, reason: .claim, by: fixture.actor).hold.id
            let over = try await hold(dropped, reason: .dispute, by: fixture.actor).hold.id
            _ = try await hold.lift(dropped, reason: .dispute, by: fixture.actor)
            let order = MergeOrder(kept: kept, dropped: dropped)
            if isKilled {
                _ = try await fixture.store.scoped(to: fixture.actor).merge(order) { _, _ in "{}" }
            } else {
                _ = try await MergePeople(fixture.store, declaration: world.declaration)(order, by: fixture.actor)
            }
            #expect(try await fixture.operatorStore.reconcileLedger() == 0)
            let entries = try fixture.store.ledgerFile.read().map(\.entry)
            let name = kept.uuidString.lowercased()
            for (kind, id) in [(ErasureLedgerEntry.Kind.hold, placed), (.hold, over), (.lift, over)] {
                let last = entries.last { $0.kind == kind && $0.id == id }
                #expect(last?.code.split(separator: ".").dropFirst().first.map(String.init) == name, "\(kind)")
            }
            let merged = entries.last { $0.kind == .erasure }
            #expect(merged?.code == "merged.person.\(dropped.uuidString.lowercased()).\(name)")
            try await Self.verify(world)
            #expect(try fixture.store.ledgerFile.read().count == entries.count, "once is enough")
        }
    }
}
