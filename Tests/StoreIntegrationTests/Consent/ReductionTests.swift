import Domain
import Foundation
import Ledger
import Operations
import Postgres
import Store
import TestSupport
import Testing
import Vault

@Suite struct ReductionTests {
    @Test("R-20 a withdrawal holds with its commit, stands in lane 0 and in the ledger file, and the contract stays")
    func withdraws() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await world.customer()
            #expect(try await world.states(of: person) == ["newsletter/email": .given])
            let outcome = try await world.reduce(.withdrawal, person)
            #expect(outcome.plan.ended.count == 1 && outcome.plan.grounds.count == 1)
            guard case .notDue = outcome.erasure else {
                Issue.record("a contract carries her data")
                return
            }
            #expect(try await world.states(of: person) == ["newsletter/email": .withdrawn])
            let entries = try fixture.store.ledgerFile.read().map(\.entry)
            #expect(entries.filter { $0.kind == .withdrawal }.map(\.id) == [outcome.reduction.id])
            #expect(try await fixture.operatorStore.reconcileLedger() == 0)
            let lane0 = try await world.count(
                """
                SELECT count(*) FROM event_slot WHERE lane = 0 AND subject_id = \(person) AND payload IS NULL
                    AND length(sealed) > 80 AND type = \(Int16(EventType.withdraw.code))
                """)
            #expect(lane0 == 1)
            let purposes = try await ReadGrounds(fixture.store).of(person, .person, by: fixture.actor)
                .filter { $0.ground.isLiving(at: fixture.clock.now) }.map(\.ground.purpose)
            #expect(purposes == ["customer-care"])
            let suppressed = try await world.count(
                "SELECT count(*) FROM suppression WHERE purpose_code = 'newsletter' AND kind = 'email'")
            #expect(suppressed == 1)
            let history = try await world.consents.read.history(of: person, limit: 10, by: fixture.actor)
            #expect(history.map(\.state) == [.withdrawn, .given])
            #expect(history.map(\.method) == ["withdrawal", "synthetic-evidence"])
            #expect(history[0].wordingText == "Ja, ich möchte den Newsletter.")
            #expect(history[0].detail?.source == "Anruf" && history[0].detail?.address == "anna.gross@kunden.example")
            try await Sequencer(fixture.store).sealAll(fixture.tenant.id)
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).isIntact)
            #expect(try await VerifyConsents(fixture.store)(by: fixture.actor).isValid)
        }
    }

    @Test(
        "R-29 R-56 where nothing else carries her, a withdrawal ends in an erasure; the proof stays, the address is blocked"
    )
    func erases() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await world.subscriber()
            let sales = StoreFixture.actor(fixture.tenant.id, role: .sales)
            let outcome = try await world.reduce(.withdrawal, person, by: sales)
            guard case .erased(let erased) = outcome.erasure else {
                Issue.record("nothing carries her data")
                return
            }
            #expect(erased.reason == "art-17-1-b" && erased.person == person)
            let refusal = await #expect(throws: Refusal.self) {
                try await ReadPeople(fixture.store).one(person, by: fixture.actor)
            }
            #expect(refusal?.kind == .notFound)
            let again = await #expect(throws: Refusal.self) { try await world.reduce(.withdrawal, person) }
            #expect(again?.kind == .notFound)
            #expect(try await world.count("SELECT count(*) FROM consent WHERE subject_id = \(person)") == 0)
            #expect(try await world.count("SELECT count(*) FROM consent_event WHERE subject_id = \(person)") == 2)
            let receipt = try await ReadErasures(fixture.store).receipt(of: erased.id, by: fixture.actor)
            #expect(receipt.contains(#""action":"keep-as-proof""#) && receipt.contains("2029-12-31"))
            #expect(!receipt.contains("kunden.example"))
            #expect(try await VerifyConsents(fixture.store)(by: fixture.actor).isValid)
            #expect(try await fixture.operatorStore.reconcileLedger() == 0)
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).isIntact)
            // Nobody but she herself brings the consent back; her contract may come back without marketing.
            let revived = await #expect(throws: Refusal.self) {
                try await world.subscriber("ANNA.GROSS@kunden.example")
            }
            #expect(revived?.code == "suppressed")
            var input = StoreFixture.anna
            input.profile.contactPoints = [ContactPoint(kind: .email, value: "Anna.Gross@kunden.example")]
            let returning = try await CreatePerson(fixture.store)(input, by: fixture.actor)
            let asked = await #expect(throws: Refusal.self) { try await world.ask(returning) }
            #expect(asked?.code == "suppressed")
            #expect(try await world.states(of: returning).isEmpty)
        }
    }

    @Test("The same withdrawal again changes nothing and leaves nothing; another one is remembered")
    func repeats() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await world.customer()
            let first = try await world.reduce(.withdrawal, person)
            let rows = try await world.count("SELECT count(*) FROM consent_event")
            let second = try await world.reduce(.withdrawal, person)
            #expect(second.reduction.id == first.reduction.id && second.plan.changesNothing)
            #expect(try await world.count("SELECT count(*) FROM consent_event") == rows)
            #expect(try await world.count("SELECT count(*) FROM reduction") == 1)
            #expect(try await world.count("SELECT count(*) FROM event_slot WHERE lane = 0") == 1)
            let narrower = try await world.reduce(.withdrawal, person, purposes: ["newsletter"], channels: ["email"])
            #expect(narrower.reduction.id != first.reduction.id)
            #expect(try await world.count("SELECT count(*) FROM consent_event") == rows)
            let entries = try fixture.store.ledgerFile.read().map(\.entry).filter { $0.kind == .withdrawal }
            #expect(entries.count == 2)
        }
    }

    @Test(
        "R-47 a restricted person may withdraw, also to somebody who does not see her; she is erased when it is lifted")
    func restricted() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await world.subscriber()
            _ = try await RestrictPerson(fixture.store)(person, reason: .neededForClaims, by: fixture.actor)
            let sales = StoreFixture.actor(fixture.tenant.id, role: .sales)
            let hidden = await #expect(throws: Refusal.self) { try await world.consents.read.of(person, by: sales) }
            #expect(hidden?.kind == .notFound)
            let unasked = await #expect(throws: Refusal.self) { try await world.ask(person, by: sales) }
            #expect(unasked?.kind == .notFound)
            let outcome = try await world.reduce(.withdrawal, person, by: sales)
            guard case .waiting = outcome.erasure else {
                Issue.record("the restriction keeps her data")
                return
            }
            #expect(try await world.states(of: person) == ["newsletter/email": .withdrawn])
            let asked = await #expect(throws: Refusal.self) { try await world.ask(person) }
            #expect(asked?.kind == .conflict && asked?.code == "restricted")
            fixture.clock.advance(by: 60)
            _ = try await RestrictPerson(fixture.store).lift(
                person, notifiedAt: fixture.clock.now, by: fixture.actor)
            let jobs = try await fixture.store.node.claimJobs([.erasureDue], limit: 10, lease: 60)
            #expect(Set(jobs.map(\.reference)) == [person])
            for job in jobs {
                #expect(try await world.due(job) == .done)
                try await fixture.store.node.settle(job, .done)
            }
            #expect(try await world.count("SELECT count(*) FROM person") == 0)
            #expect(try await world.count("SELECT count(*) FROM job") == 0)
        }
    }

    @Test("R-34 after an objection no role and no new address opens marketing again; other purposes go on")
    func objection() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await world.customer()
            let outcome = try await world.reduce(.objection, person, purposes: ["sms-offers"], channels: ["sms"])
            #expect(outcome.plan.endsMarketing)
            let states = try await world.states(of: person)
            #expect(states == ["newsletter/email": .withdrawn, "sms-offers/sms": .withdrawn])
            for role in Role.allCases where role.allows(.consentsWrite) {
                let actor = StoreFixture.actor(fixture.tenant.id, role: role)
                let refusal = await #expect(throws: Refusal.self) { try await world.ask(person, by: actor) }
                #expect(refusal?.code == "objected", "\(role)")
            }
            _ = try await ChangePerson(fixture.store)(person, version: nil, by: fixture.actor) { edit in
                edit.profile.contactPoints = [ContactPoint(kind: .email, value: "anna@neu.example")]
            }
            let refusal = await #expect(throws: Refusal.self) { try await world.ask(person) }
            #expect(refusal?.code == "objected")
            #expect(try await world.ask(person, "raffle").consent.state == .requested)
            let entries = try fixture.store.ledgerFile.read().map(\.entry).filter { $0.kind == .objection }
            #expect(entries.map(\.code) == ["art-21.\(person.uuidString.lowercased()).sms-offers.sms"])
            // Her old address is blocked for marketing under another name, too, and free for what is no marketing.
            let other = await #expect(throws: Refusal.self) { try await world.subscriber() }
            #expect(other?.code == "suppressed")
            _ = try await world.subscriber(purpose: "raffle")
        }
    }

    @Test("An objection to something that carries her data alone ends in an erasure for that reason")
    func objectionErases() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await world.subscriber()
            let outcome = try await world.reduce(.objection, person)
            guard case .erased(let erased) = outcome.erasure else {
                Issue.record("nothing carries her data")
                return
            }
            #expect(erased.reason == "art-17-1-c")
        }
    }

    @Test("A record that is joined brings its objection along")
    func merged() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let kept = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let dropped = try await world.customer()
            try await world.reduce(.objection, dropped)
            _ = try await MergePeople(fixture.store, declaration: world.declaration)(
                MergeOrder(kept: kept, dropped: dropped), by: fixture.actor)
            let refusal = await #expect(throws: Refusal.self) {
                try await world.ask(kept, "sms-offers", .sms, wording: "Ja")
            }
            #expect(refusal?.code == "objected")
            #expect(try await fixture.operatorStore.reconcileLedger() == 0)
            #expect(try await VerifyConsents(fixture.store)(by: fixture.actor).isValid)
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).isIntact)
        }
    }

    @Test("R-28 R-34 a no said to one of two joined records ends what the other one was given, at any address")
    func mergedWithGiven() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let merge = MergePeople(fixture.store, declaration: world.declaration)
            for kind in ReductionKind.allCases {
                let given = try await world.subscriber("\(kind.rawValue).alt@kunden.example")
                _ = try await ChangePerson(fixture.store).add(world.care, to: given, by: fixture.actor)
                let kept = try await world.subscriber("\(kind.rawValue).neu@kunden.example")
                _ = try await ChangePerson(fixture.store).add(world.care, to: kept, by: fixture.actor)
                fixture.clock.advance(by: 60)
                try await world.reduce(kind, kept, purposes: ["newsletter"])
                _ = try await merge(MergeOrder(kept: kept, dropped: given), by: fixture.actor)
                let states = try await world.consents.read.of(kept, by: fixture.actor)
                    .filter { $0.consent.key.purpose == "newsletter" }.map(\.consent.state)
                #expect(states == [.withdrawn, .withdrawn], "\(kind)")
                let living = try await ReadGrounds(fixture.store).of(kept, .person, by: fixture.actor)
                    .filter { $0.ground.isLiving(at: fixture.clock.now) }.map(\.ground.purpose)
                #expect(Set(living) == ["customer-care"], "\(kind)")
                #expect(try await fixture.operatorStore.reconcileLedger() == 0)
                #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).isIntact)
            }
        }
    }

    @Test("R-34 no new ground opens marketing that was objected to, on whatever basis")
    func noGround() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await world.customer()
            try await world.reduce(.objection, person)
            let scope = fixture.store.scoped(to: fixture.actor)
            let stored = try await scope.person(person)
            let grounds = try await world.count("SELECT count(*) FROM processing_ground")
            let refusal = await #expect(throws: Refusal.self) {
                try await scope.add(
                    GroundDraft(
                        purpose: "newsletter", legalBasis: .legitimateInterest, since: fixture.clock.now, until: nil,
                        endRule: EndRule.whileConsentGiven.code, detail: GroundDetail(source: "Messe")), to: stored)
            }
            #expect(refusal?.code == "objected" && refusal?.field == "processing.purpose")
            #expect(try await world.count("SELECT count(*) FROM processing_ground") == grounds)
            _ = try await ChangePerson(fixture.store).add(world.care, to: person, by: fixture.actor)
        }
    }

    @Test(
        "Damage is no reason to refuse a withdrawal: neither an unreadable profile nor an unreadable proof, nor the key of either",
        arguments: [false, true])
    func damaged(keys: Bool) async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await world.customer()
            let client = fixture.database.smallClient(as: .superuser)
            let flip: PostgresQuery = "sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1)"
            _ = try await client.segment(
                [
                    "SELECT set_config('session_replication_role', 'replica', true)",
                    "UPDATE person SET \(fragment: flip)", "UPDATE consent_event SET \(fragment: flip)",
                    "UPDATE wrapped_key SET wrapped = set_byte(wrapped, 40, get_byte(wrapped, 40) # 1) WHERE \(keys)",
                ], lane: .write)
            let outcome = try await world.reduce(.withdrawal, person)
            #expect(outcome.plan.ended.count == 1 && outcome.plan.leavesGround)
            #expect(try await world.states(of: person) == ["newsletter/email": .withdrawn])
            let generations = try await world.count(
                "SELECT max(generation)::bigint FROM wrapped_key WHERE compartment = 3")
            #expect(generations == (keys ? 2 : 1))
            let again = try await world.reduce(.objection, person)
            #expect(again.reduction.kind == .objection)
            await client.shutdown()
        }
    }

    @Test("R-19 a repeat is acknowledged once the ledger file knows it, whatever became of the first one")
    func unnoted() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await world.customer()
            _ = try await fixture.store.scoped(to: fixture.actor).reduce(
                ReductionOrder(.withdrawal, of: person, scope: .everything, source: nil))
            for _ in 0..<2 {
                let repeated = try await world.reduce(.withdrawal, person)
                let noted = try fixture.store.ledgerFile.read().map(\.entry).filter { $0.kind == .withdrawal }
                #expect(noted.map(\.id) == [repeated.reduction.id])
            }
        }
    }

    @Test("A database that has lost a withdrawal is fenced; one that the file lacks is noted at the next start")
    func rolledBack() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await world.customer()
            // As if the process had died between commit and file.
            _ = try await fixture.store.scoped(to: fixture.actor).reduce(
                ReductionOrder(.withdrawal, of: person, scope: .everything, source: nil))
            #expect(try fixture.store.ledgerFile.read().allSatisfy { $0.entry.kind != .withdrawal })
            #expect(try await fixture.operatorStore.reconcileLedger() == 0)
            #expect(try fixture.store.ledgerFile.read().contains { $0.entry.kind == .withdrawal })
            let client = fixture.database.client(as: .superuser)
            try await client.withTransaction { transaction in
                _ = try await transaction.pipeline([
                    "SET LOCAL session_replication_role = replica", "DELETE FROM reduction",
                ])
            }
            #expect(try await fixture.operatorStore.reconcileLedger() == 1)
        }
    }
}
