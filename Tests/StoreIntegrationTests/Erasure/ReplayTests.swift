import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing
import Vault

/// Carrying out again what a database that was rolled back has lost.
@Suite struct ReplayTests {
    @Test("R-49 whatever order the file has, and whatever it holds that nobody understands: everybody in it is erased")
    func order() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let anna = try await world.customer()
            let bert = try await world.subscriber("bert@kunden.example")
            func entry(_ kind: ErasureLedgerEntry.Kind, _ code: String) -> ErasureLedgerEntry {
                ErasureLedgerEntry(
                    kind: kind, tenant: fixture.tenant.id, id: UUID(), code: code, at: fixture.clock.now)
            }
            func name(_ id: UUID) -> String { id.uuidString.lowercased() }
            try await fixture.store.ledgerFile.append([
                entry(.erasure, "art-17-1-b.person.\(name(anna))"), entry(.withdrawal, "art-7-3.\(name(anna))"),
                entry(.restriction, "art-99.\(name(bert))"), entry(.erasure, "art-17-1-b.person.\(name(bert))"),
            ])
            #expect(try await fixture.operatorStore.fence().standing.count == 4)
            let replay = ReplayReductions(fixture.operatorStore, declaration: world.declaration)
            await #expect(throws: StoreError.self) { try await replay(by: { _ in fixture.actor }) }
            #expect(try await world.count("SELECT count(*) FROM subject WHERE state = 'erased'") == 2)
            #expect(try await world.count("SELECT count(*) FROM person") == 0)
            // Whoever is erased is asked for nothing more.
            let outcome = try await replay(by: { _ in fixture.actor })
            #expect(outcome.isOpen && outcome.erased == 0)
        }
    }

    @Test("R-49 R-59 what waited in a database that was rolled back makes nobody anew whom it does not know")
    func waiting() async throws {
        try await StoreFixture.with { fixture in
            let (world, signups) = (ConsentWorld(fixture: fixture), SignupWorld(fixture: fixture))
            let batch = try await ErasureTests.importing(
                "Vorname;E-Mail\nAnna;anna@\nKurt;kurt@kunden.example\n", fixture)
            #expect(batch.counts.quarantined == 2)
            try await signups.ask("anna@kunden.example")
            _ = try await world.customer()
            let scope = fixture.store.scoped(to: fixture.actor)
            let file = try await scope.beginImportFile(ImportFileTests.chosen, format: .csv)
            try await scope.append(
                Array("Vorname;E-Mail\nAnna;anna@kunden.example\n".utf8), number: 1, to: scope.importFile(file))
            // Its rows were being taken in when the database was copied.
            _ = try await fixture.database.client(as: .superuser).segment(
                ["UPDATE import_file SET state = 'running', batch_id = \(batch.id)"], lane: .write)
            func waiting() async throws -> [Int] {
                try await [
                    world.count("SELECT count(*) FROM import_row WHERE outcome = 'quarantined'"),
                    world.count("SELECT count(*) FROM pending_signup WHERE sealed IS NOT NULL"),
                    world.count("SELECT count(*) FROM import_file_chunk"),
                    world.count("SELECT count(*) FROM import_file WHERE state = 'running'"),
                    world.count(
                        "SELECT count(*) FROM subject WHERE kind IN ('pending', 'quarantine') AND state = 'active'"),
                ]
            }
            #expect(try await waiting() == [2, 1, 1, 1, 4])
            func replay(_ reason: String) async throws {
                try await fixture.store.ledgerFile.append([
                    ErasureLedgerEntry(
                        kind: .erasure, tenant: fixture.tenant.id, id: UUID(), code: reason, at: fixture.clock.now)
                ])
                let outcome = try await ReplayReductions(fixture.operatorStore, declaration: world.declaration)(
                    by: { _ in fixture.actor })
                #expect(outcome.isOpen && outcome.buried == 1)
            }
            func unknown() -> String { UUID().uuidString.lowercased() }
            try await replay("merged.person.\(unknown()).\(unknown())")
            #expect(try await waiting() == [2, 1, 1, 1, 4], "who was joined to another is there")
            try await replay("art-17-1-b.person.\(unknown())")
            #expect(try await waiting() == [0, 0, 0, 0, 0])
            #expect(try await scope.importFilesUnderWay().isEmpty)
            #expect(try await world.count("SELECT count(*) FROM person") == 1, "whoever was in stays")
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).findings == [])
        }
    }

    @Test("R-57 a database that was rolled back gets its holds back, their ends, and what somebody asked for under one")
    func holds() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let hold = HoldPerson(fixture.store, declaration: world.declaration)
            let restrict = RestrictPerson(fixture.store)
            let scope = fixture.store.scoped(to: fixture.actor)
            let held = try await world.customer()
            let placed = try await hold(
                held, reason: .subjectRequest, reviewOn: CalendarDay("2027-02-28"), by: fixture.actor)
            let free = try await world.subscriber("bert@kunden.example")
            _ = try await hold(free, reason: .claim, by: fixture.actor)
            _ = try await hold.lift(free, reason: .claim, by: fixture.actor)
            let asking = try await world.subscriber("kaethe@kunden.example")
            _ = try await hold(asking, reason: .dispute, by: fixture.actor)
            _ = try await world.reduce(.withdrawal, asking)
            let own = try await restrict(asking, reason: .contested, by: fixture.actor)
            #expect(try await fixture.operatorStore.reconcileLedger() == 0)
            // As it was before each of them.
            _ = try await fixture.database.client(as: .superuser).segment(
                [
                    "DELETE FROM legal_hold WHERE subject_id = \(held)",
                    "UPDATE legal_hold SET lifted_at = NULL WHERE subject_id = \(free)",
                    "DELETE FROM restriction WHERE id = \(own.id)",
                    "UPDATE restriction SET lifted_at = NULL WHERE subject_id = \(asking)",
                ], lane: .write)
            #expect(try await fixture.operatorStore.reconcileLedger() == 3)
            let replay = ReplayReductions(fixture.operatorStore, declaration: world.declaration)
            let outcome = try await replay(by: { _ in fixture.actor })
            #expect(outcome.isOpen && outcome.held == 2 && outcome.restricted == 1 && outcome.erased == 0)
            let again = try await scope.standingHolds(of: held).map(\.hold)
            #expect(again.map(\.id) == [placed.hold.id] && again.first?.reason == .subjectRequest)
            #expect(again.first?.reviewOn == CalendarDay("2027-02-28"))
            #expect(try await scope.standingHolds(of: free).isEmpty)
            #expect(try await restrict.standing(on: asking, by: fixture.actor)?.reason == .contested)
            #expect(try await hold.lift(asking, reason: .dispute, by: fixture.actor).erasure == nil)
        }
    }

    @Test(
        "R-56 R-57 after a joining that was rolled back holds are back at whom it left, lifted or not, and it is known who that is",
        arguments: [false, true])
    func joined(isHoldFirst: Bool) async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let hold = HoldPerson(fixture.store, declaration: world.declaration)
            let scope = fixture.store.scoped(to: fixture.actor)
            let day = try #require(CalendarDay("2027-02-28"))
            let (kept, dropped) = (try await world.customer(), try await world.subscriber("kaethe@kunden.example"))
            let placed = try await hold(dropped, reason: .claim, reviewOn: day, by: fixture.actor).hold.id
            let over = try await hold(dropped, reason: .dispute, reviewOn: day, by: fixture.actor).hold.id
            func entry(_ kind: ErasureLedgerEntry.Kind, _ code: String, _ id: UUID = UUID()) -> ErasureLedgerEntry {
                ErasureLedgerEntry(kind: kind, tenant: fixture.tenant.id, id: id, code: code, at: fixture.clock.now)
            }
            let name = kept.uuidString.lowercased()
            let unknown = UUID()
            let erasures = [dropped, unknown].map {
                entry(.erasure, "merged.person.\($0.uuidString.lowercased()).\(name)")
            }
            let holds = [
                entry(.hold, "claim.\(name).2027-02-28", placed), entry(.hold, "dispute.\(name).2027-02-28", over),
                entry(.lift, "dispute.\(name)", over),
            ]
            // The end of a hold that nobody has is nothing that could be lost.
            try await fixture.store.ledgerFile.append(
                (isHoldFirst ? holds + erasures : erasures + holds) + [entry(.lift, "authority.\(name)")])
            #expect(try await fixture.operatorStore.reconcileLedger() == 5)
            let replay = ReplayReductions(fixture.operatorStore, declaration: world.declaration)
            let outcome = try await replay(by: { _ in fixture.actor })
            #expect(outcome.isOpen && outcome.erased == 1 && outcome.buried == 1 && outcome.held == 3)
            let standing = try await scope.standingHolds(of: kept).map(\.hold.id)
            #expect(standing == [placed])
            #expect(try await world.count("SELECT count(*) FROM legal_hold WHERE subject_id = \(kept)") == 2)
            #expect(try await world.count("SELECT count(*) FROM erasure WHERE merged_into = \(kept)") == 2)
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).findings == [])
            _ = try await hold.lift(kept, reason: .claim, by: fixture.actor)
            #expect(try await fixture.operatorStore.reconcileLedger() == 0)
        }
    }

    @Test("R-57 a restriction of a hold's is the hold's again, though the file learned of both from the database alone")
    func heldAgain() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await world.subscriber()
            let scope = fixture.store.scoped(to: fixture.actor)
            // The process died each time before it could note anything in the file.
            let day = try #require(CalendarDay("2027-02-28"))
            _ = try await scope.place(LegalHold(id: UUID(), reason: .dispute, owner: nil, reviewOn: day), on: person)
            _ = try await scope.reduce(ReductionOrder(.withdrawal, of: person, scope: .everything, source: nil))
            #expect(try await scope.restrictHeld(person) != nil)
            #expect(try await fixture.operatorStore.reconcileLedger() == 0)
            // As it was before the hold.
            _ = try await fixture.database.client(as: .superuser).segment(
                [
                    "DELETE FROM legal_hold", "DELETE FROM restriction",
                    "UPDATE subject SET state = 'active' WHERE id = \(person)",
                ], lane: .write)
            let replay = ReplayReductions(fixture.operatorStore, declaration: world.declaration)
            let outcome = try await replay(by: { _ in fixture.actor })
            #expect(outcome.isOpen && outcome.held == 1 && outcome.restricted == 1)
            let hold = HoldPerson(fixture.store, declaration: world.declaration)
            #expect(try await hold.lift(person, reason: .dispute, by: fixture.actor).erasure != nil)
        }
    }
}
