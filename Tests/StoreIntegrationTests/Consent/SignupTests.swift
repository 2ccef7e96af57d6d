import Domain
import Foundation
import Ledger
import Operations
import Postgres
import Store
import TestSupport
import Testing
import Vault

/// From a form to a consent, and every way on which it must not become one.
@Suite struct SignupTests {
    private static let email = "Kaethe.Gross@Müller-Lüdenscheidt.example"

    private func verify(_ fixture: StoreFixture) async throws {
        let report = try await VerifyConsents(fixture.store)(by: fixture.actor)
        #expect(report.isValid, "\(report.findings)")
        let audit = try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id)
        #expect(audit.findings == [])
    }

    @Test("R-12 a sign-up is a sealed subject of its own: no person, no consent, one message, whoever has the address")
    func pending() async throws {
        try await StoreFixture.with { fixture in
            let world = SignupWorld(fixture: fixture)
            _ = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            #expect(try await world.ask(Self.email) == .asked)
            #expect(
                try await world.ask("anna.gross@kunden.example") == .asked, "a known address is asked like any other")
            #expect(try await world.counts() == [1, 2, 2, 2])
            #expect(try await world.count("SELECT count(*) FROM consent_event") == 0)
            #expect(try await world.ask("niemand@kunden.example", []) == .nothingTicked)
            #expect(try await world.counts() == [1, 2, 2, 2], "R-08 nothing is kept of whoever ticks nothing")
            try await verify(fixture)
        }
    }

    @Test("R-13 R-15 a confirmation is a person with her ground and the three steps of the proof, once")
    func confirmed() async throws {
        try await StoreFixture.with { fixture in
            let world = SignupWorld(fixture: fixture)
            let asked = fixture.clock.now
            try await world.ask(Self.email, ["newsletter", "raffle"])
            fixture.clock.advance(by: 60)
            let sent = fixture.clock.now
            let secret = try await world.send()
            #expect(try await world.count("SELECT count(*) FROM person") == 0)
            fixture.clock.advance(by: 3_600)
            guard case .confirmed(let person, let purposes) = try await world.confirm(secret) else {
                Issue.record("not confirmed")
                return
            }
            #expect(purposes == ["newsletter", "raffle"])
            #expect(try await world.confirm(secret) == .used)
            #expect(try await world.confirm("nie-gesehen-nie-gesehen-nie-gesehen-nie-ges") == .unknown)
            #expect(try await world.counts() == [1, 0, 0, 1])
            let states = try await ConsentWorld(fixture: fixture).states(of: person)
            #expect(states == ["newsletter/email": .given, "raffle/email": .given])
            let history = try await world.consents.read.history(of: person, limit: 10, by: fixture.actor)
            #expect(history.map(\.state).filter { $0 == .given }.count == 2 && history.count == 4)
            for event in history where event.state == .given {
                let detail = try #require(event.detail)
                #expect(detail.address == Self.email && detail.control == .unchecked && detail.language == "de")
                #expect(detail.requestedAt == asked && detail.sentAt == sent && detail.confirmedAt == event.at)
                #expect(detail.formID != nil && detail.formVersion == "1" && detail.messageID != nil)
                #expect(detail.renderedHash?.count == 32 && detail.wordingHash?.count == 32)
                #expect(detail.noticeHash?.count == 32 && detail.tokenID != nil && detail.ipAddress == nil)
                #expect(event.keptWording?.contains("Muster & Söhne GmbH") == true, "R-09")
                #expect(event.method == "double-opt-in" && event.recordedBy == nil)
            }
            let grounds = try await ReadGrounds(fixture.store).of(person, .person, by: fixture.actor)
            #expect(grounds.map(\.ground.purpose).sorted() == ["newsletter", "raffle"])
            #expect(grounds.allSatisfy { $0.ground.basis == .consent })
            #expect(grounds.first { $0.ground.purpose == "raffle" }?.ground.until != nil, "a raffle ends by itself")
            let slots = try await world.count(
                "SELECT count(*) FROM event_slot WHERE lane = 1 AND subject_id = \(person)")
            #expect(slots == 2)
            #expect(try await world.count("SELECT sum(confirmed)::bigint FROM signup_count") == 1)
            try await verify(fixture)
        }
    }

    @Test("R-15 fifty confirmations at once give one consent")
    func atOnce() async throws {
        try await StoreFixture.with { fixture in
            let world = SignupWorld(fixture: fixture)
            try await world.ask(Self.email)
            let secret = try await world.send()
            let outcomes = await withTaskGroup(of: SignupOutcome?.self) { group in
                for _ in 1...50 { group.addTask { try? await world.confirm(secret) } }
                return await group.reduce(into: [SignupOutcome?]()) { $0.append($1) }
            }
            let confirmed = outcomes.filter { if case .confirmed = $0 { true } else { false } }
            #expect(confirmed.count == 1, "\(outcomes)")
            #expect(outcomes.allSatisfy { $0 != .over && $0 != .unknown })
            #expect(try await world.counts() == [1, 0, 0, 1])
            #expect(try await world.count("SELECT count(*) FROM consent_event WHERE state = 'ConsentGiven'") == 1)
            try await verify(fixture)
        }
    }

    @Test("The consent goes to the person who has the address, however it is written; a second one renews it")
    func known() async throws {
        try await StoreFixture.with { fixture in
            let world = SignupWorld(fixture: fixture)
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            #expect(try await world.subscriber("ANNA.GROSS@kunden.EXAMPLE") == anna)
            #expect(try await world.count("SELECT count(*) FROM person") == 1)
            let consents = ConsentWorld(fixture: fixture)
            #expect(try await consents.states(of: anna) == ["newsletter/email": .given])
            fixture.clock.advance(by: 86_400)
            #expect(try await world.subscriber("anna.gross@kunden.example") == anna)
            #expect(try await consents.states(of: anna) == ["newsletter/email": .renewed])
            #expect(
                try await world.count(
                    "SELECT count(*) FROM processing_ground WHERE subject_id = \(anna) AND purpose_code = 'newsletter'")
                    == 1, "the ground that is there carries it")
            try await verify(fixture)
        }
    }

    @Test("R-28 a block is lifted by its owner's own confirmation, for that purpose; no file, staff or call lifts it")
    func lifted() async throws {
        try await StoreFixture.with { fixture in
            let world = SignupWorld(fixture: fixture)
            let email = "anna.gross@kunden.example"
            let first = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            _ = try await fixture.erase(first, reason: .objection, suppress: true, by: fixture.actor)
            func bring() async throws {
                let again = PersonInput(
                    profile: PersonProfile(contactPoints: [ContactPoint(kind: .email, value: email)]),
                    processing: StoreFixture.anna.processing)
                _ = try await CreatePerson(fixture.store)(again, by: fixture.actor, entry: .fileImport)
            }
            await #expect(throws: Refusal.self) { try await bring() }
            fixture.clock.advance(by: 60)
            let second = try await world.subscriber(email)
            #expect(second != first)
            #expect(try await world.count("SELECT count(*) FROM suppression WHERE purpose_code = '*'") == 2)
            #expect(
                try await world.count("SELECT count(*) FROM suppression_lift WHERE purpose_code = 'newsletter'") == 1)
            await #expect(throws: Refusal.self, "a contract is another purpose") { try await bring() }
            // What she takes back is blocked again, and lifted again by herself only.
            fixture.clock.advance(by: 60)
            let consents = ConsentWorld(fixture: fixture)
            try await consents.reduce(.withdrawal, second, purposes: ["newsletter"])
            #expect(try await world.count("SELECT count(*) FROM suppression_lift") == 0)
            await #expect(throws: Refusal.self) { try await consents.subscriber(email) }
            fixture.clock.advance(by: 60)
            let third = try await world.subscriber(email)
            #expect(try await consents.states(of: third) == ["newsletter/email": .given])
            try await verify(fixture)
        }
    }

    @Test("R-17 what nobody confirms in time is gone, key and all; a count stays, and the link answers that it is over")
    func expired() async throws {
        try await StoreFixture.with { fixture in
            let world = SignupWorld(fixture: fixture)
            try await world.ask(Self.email)
            let secret = try await world.send()
            let expire = ExpireSignups(fixture.store)
            fixture.clock.advance(by: 72 * 3_600 - 1)
            #expect(try await expire() == 0)
            fixture.clock.advance(by: 1)
            #expect(try await world.confirm(secret) == .over, "also before anybody cleans up")
            #expect(try await expire() == 1)
            #expect(try await world.counts() == [0, 0, 0, 1])
            #expect(try await world.count("SELECT count(*) FROM wrapped_key WHERE compartment = 3") == 0)
            #expect(
                try await world.count(
                    "SELECT count(*) FROM pending_signup WHERE sealed IS NULL AND address_token IS NULL") == 1)
            #expect(try await world.count("SELECT sum(expired)::bigint FROM signup_count") == 1)
            #expect(try await world.confirm(secret) == .over)
            try await verify(fixture)
            fixture.clock.advance(by: FrontDoorRule.endedPeriod)
            #expect(try await expire() == 1)
            #expect(try await world.confirm(secret) == .unknown)
            try await verify(fixture)
        }
    }

    @Test("A token does not age while no mail server takes its message; after a week the address goes all the same")
    func unsent() async throws {
        try await StoreFixture.with { fixture in
            let world = SignupWorld(fixture: fixture)
            try await world.ask(Self.email)
            fixture.clock.advance(by: 6.9 * 86_400)
            #expect(try await ExpireSignups(fixture.store)() == 0)
            let secret = try await world.send()
            fixture.clock.advance(by: 71 * 3_600)
            guard case .confirmed = try await world.confirm(secret) else {
                Issue.record("it aged in the queue")
                return
            }
            try await world.ask("zweite@kunden.example")
            fixture.clock.advance(by: FrontDoorRule.unsentPeriod)
            #expect(try await ExpireSignups(fixture.store)() == 1)
        }
    }

    @Test("A later no beats an earlier yes: a withdrawal, an objection or an erasure makes a link under way useless")
    func takenBack() async throws {
        try await StoreFixture.with { fixture in
            let world = SignupWorld(fixture: fixture)
            let consents = ConsentWorld(fixture: fixture)
            for kind in ReductionKind.allCases {
                let email = "\(kind.rawValue)@kunden.example"
                let person = try await CreatePerson(fixture.store)(
                    PersonInput(
                        profile: PersonProfile(contactPoints: [ContactPoint(kind: .email, value: email)]),
                        processing: StoreFixture.anna.processing), by: fixture.actor)
                try await world.ask(email)
                let secret = try await world.send()
                fixture.clock.advance(by: 60)
                try await consents.reduce(kind, person)
                fixture.clock.advance(by: 60)
                #expect(try await world.confirm(secret) == .over, "\(kind)")
                #expect(try await consents.states(of: person).values.contains(.given) == false)
            }
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            try await world.ask("anna.gross@kunden.example")
            let secret = try await world.send()
            _ = try await fixture.erase(anna, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
            #expect(try await world.confirm(secret) == .unknown)
            #expect(try await world.count("SELECT count(*) FROM subject WHERE kind = 'pending'") == 0)
            try await verify(fixture)
        }
    }

    @Test("A form sent twice is one message; an address gets three a day, a form three hundred an hour")
    func bounded() async throws {
        try await StoreFixture.with { fixture in
            let world = SignupWorld(fixture: fixture)
            await withTaskGroup(of: Void.self) { group in
                for _ in 1...10 { group.addTask { _ = try? await world.ask(Self.email) } }
            }
            #expect(try await world.counts() == [0, 1, 1, 1])
            for _ in 1...5 {
                fixture.clock.advance(by: FrontDoorRule.repeatPeriod)
                #expect(try await world.ask(Self.email) == .asked, "nobody learns of it")
            }
            #expect(try await world.counts() == [0, 3, 3, 3])
            for number in 4...FrontDoorRule.perForm { try await world.ask("kunde\(number)@kunden.example") }
            let refusal = await #expect(throws: Refusal.self) { try await world.ask("letzter@kunden.example") }
            #expect(refusal?.kind == .tooMany && refusal?.retryAfter != nil)
            fixture.clock.advance(by: FrontDoorRule.formPeriod)
            try await world.ask("letzter@kunden.example")
        }
    }

    @Test("An answer counts for the words that stood there, and for boxes of the form only")
    func words() async throws {
        try await StoreFixture.with { fixture in
            let world = SignupWorld(fixture: fixture)
            let subscribe = world.consents.subscribe
            let offer = try await subscribe.form("newsletter", of: world.slug)
            #expect(offer.boxes.map(\.purpose.code) == ["newsletter", "raffle"])
            func code(_ email: String?, _ purposes: [String], _ shown: [String]) async throws -> String? {
                do {
                    let current = try await subscribe.form("newsletter", of: world.slug)
                    _ = try await subscribe(
                        SignupInput(email: email, purposes: purposes, shown: shown, language: "de"), to: current)
                    return nil
                } catch let refusal as Refusal {
                    return "\(refusal.code) \(refusal.field ?? "-")"
                }
            }
            let shown = offer.boxes.map(\.shown)
            #expect(try await code(Self.email, ["newsletter"], []) == "form-expired purpose")
            #expect(try await code(Self.email, ["sms-offers"], shown) == "value-not-allowed purpose")
            #expect(try await code(nil, ["newsletter"], shown) == "required email")
            for wrong in ["käthe", "käthe@", "a@b@c.example", "mit blank@kunden.example"] {
                #expect(try await code(wrong, ["newsletter"], shown) == "email-invalid email", "\(wrong)")
            }
            _ = try await world.consents.wordings.write(
                "Ja, ich möchte Neues.", "Yes, news please.", .wording, of: "newsletter", by: fixture.actor)
            #expect(try await code("a@kunden.example", ["newsletter"], shown) == "form-expired purpose")
            #expect(try await code("a@kunden.example", ["raffle"], shown) == nil, "the other words are the same")
            await #expect(throws: Refusal.self) { try await subscribe.form("nichts", of: world.slug) }
            await #expect(throws: Refusal.self) { try await subscribe.form("newsletter", of: "nichts") }
            fixture.clock.advance(by: CreateTenant.provisional)
            await #expect(throws: Refusal.self, "R-65 no agreement") {
                try await subscribe.form("newsletter", of: world.slug)
            }
        }
    }

    @Test("R-19 her link takes back every advertising purpose at once, for good, and is answered like any other")
    func unsubscribed() async throws {
        try await StoreFixture.with { fixture in
            let world = SignupWorld(fixture: fixture)
            let consents = ConsentWorld(fixture: fixture)
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            try await world.ask("anna.gross@kunden.example", ["newsletter", "raffle"])
            let secret = try await world.send()
            fixture.clock.advance(by: 60)
            let link = try #require(try await world.consents.confirm(secret, of: world.slug).unsubscribe)
            fixture.clock.advance(by: 365 * 86_400)
            _ = try await world.consents.unsubscribe("unbekannt", of: world.slug)
            #expect(try await consents.states(of: anna)["newsletter/email"] == .given)
            for _ in 1...2 { _ = try await world.consents.unsubscribe(link, of: world.slug) }
            let states = try await consents.states(of: anna)
            #expect(states["newsletter/email"] == .withdrawn && states["raffle/email"] == .expired, "\(states)")
            #expect(try await world.count("SELECT count(*) FROM reduction") == 1)
            let entries = try fixture.store.ledgerFile.read().map(\.entry)
            #expect(Set(entries.filter { $0.kind == .withdrawal }.map(\.id)).count == 1)
            _ = try await fixture.erase(anna, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
            #expect(try await world.count("SELECT count(*) FROM person_link") == 0)
            _ = try await world.consents.unsubscribe(link, of: world.slug)
            try await verify(fixture)
        }
    }

    @Test("Her page shows what she agreed to for a week, takes back what she names, and gives nothing")
    func preferences() async throws {
        try await StoreFixture.with { fixture in
            let world = SignupWorld(fixture: fixture)
            _ = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            try await world.ask("anna.gross@kunden.example", ["newsletter", "raffle"])
            let secret = try await world.send()
            fixture.clock.advance(by: 60)
            let answer = try await world.consents.confirm(secret, of: world.slug)
            let (link, other) = (try #require(answer.preferences), try #require(answer.unsubscribe))
            let page = world.consents.preferences
            func states(_ token: String) async throws -> [String: ConsentState]? {
                try await page.look(token, of: world.slug).sheet.map { sheet in
                    Dictionary(sheet.lines.map { ($0.purpose.code, $0.state) }) { first, _ in first }
                }
            }
            #expect(try await states(link) == ["newsletter": .given, "raffle": .given])
            let bytes = try await page.receipt(link, of: world.slug)
            let receipt = try SignedDocument(parsing: bytes)
            #expect(receipt.isSigned(by: fixture.store.vault.signingKey.publicKey), "R-26")
            let document = String(decoding: bytes, as: UTF8.self)
            for word in ["\"newsletter\"", "ConsentGiven", "Muster & Söhne GmbH darf mir", "confirmedAt", "unchecked"] {
                #expect(document.contains(word), "\(word)")
            }
            #expect(!document.contains("anna") && !document.contains("Groß"))
            for wrong in [other, "unbekannt"] { #expect(try await states(wrong) == nil, "each link is for one thing") }
            _ = try await world.consents.unsubscribe(link, of: world.slug)
            #expect(try await states(link)?["newsletter"] == .given)
            for purposes in [[], ["nichts"]] { _ = try await page.withdraw(purposes, link, of: world.slug) }
            #expect(try await states(link) == ["newsletter": .given, "raffle": .given])
            _ = try await page.withdraw(["raffle"], link, of: world.slug)
            #expect(try await states(link) == ["newsletter": .given, "raffle": .withdrawn])
            #expect(try await world.count("SELECT count(*) FROM read_entry WHERE action = 'preferences.read'") > 0)
            fixture.clock.advance(by: SignupRule.preferencesPeriod)
            #expect(try await states(link) == nil)
            _ = try await page.withdraw(["newsletter"], link, of: world.slug)
            #expect(try await world.count("SELECT count(*) FROM reduction") == 1)
            try await verify(fixture)
        }
    }

    @Test("Whoever is kept for her consent alone is forgotten by her own link; a joined record keeps the other's links")
    func forgotten() async throws {
        try await StoreFixture.with { fixture in
            let world = SignupWorld(fixture: fixture)
            func subscribe(_ email: String) async throws -> (person: UUID, link: String) {
                try await world.ask(email)
                let secret = try await world.send()
                fixture.clock.advance(by: 60)
                let answer = try await world.consents.confirm(secret, of: world.slug)
                guard case .confirmed(let person, _) = answer.outcome, let link = answer.unsubscribe else {
                    throw TestClusterError("not confirmed")
                }
                return (person, link)
            }
            let first = try await subscribe("erste@kunden.example")
            _ = try await world.consents.unsubscribe(first.link, of: world.slug)
            #expect(try await world.count("SELECT count(*) FROM person") == 0)
            let kept = try await subscribe("zweite@kunden.example").person
            let other = try await subscribe("dritte@kunden.example")
            _ = try await MergePeople(
                fixture.store, declaration: ConsentWorld(fixture: fixture).declaration)(
                    MergeOrder(kept: kept, dropped: other.person), by: fixture.actor)
            _ = try await world.consents.unsubscribe(other.link, of: world.slug)
            #expect(try await world.count("SELECT count(*) FROM person") == 0, "it takes back what became of both")
            try await verify(fixture)
        }
    }
}
