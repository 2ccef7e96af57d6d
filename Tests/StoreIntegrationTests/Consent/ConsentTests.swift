import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing

@Suite struct ConsentTests {
    @Test("A box ticked by staff records a request, by the purpose's present words, and the same again changes nothing")
    func request() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let consent = try await world.ask(person, source: nil)
            #expect(consent.consent.state == .requested && consent.method == "claim")
            #expect(consent.address == "Anna.Gross@Kunden.example")
            let words = try await world.consents.wordings.list(of: "newsletter", by: fixture.actor)
            let current = try #require(words.first { $0.kind == .wording && $0.isCurrent })
            #expect(consent.wording == current.german.hash, "the tenant speaks German")
            _ = try await world.ask(person)
            #expect(try await world.count("SELECT count(*) FROM consent_event") == 1)
            let english = try await world.ask(person, wording: Hexadecimal.text(current.english.hash))
            #expect(english.wording == current.english.hash)
            let history = try await world.consents.read.history(of: person, limit: 10, by: fixture.actor)
            #expect(history.map(\.wordingText) == [current.english.body, current.german.body])
            #expect(try await world.count("SELECT count(*) FROM consent_event WHERE wording_hash IS NULL") == 0)
            #expect(try await VerifyConsents(fixture.store)(by: fixture.actor).isValid)
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).isIntact)
        }
    }

    @Test("Words that staff write down stay sealed; an address of nobody and a hash of nothing are refused")
    func words() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let spoken = "Ja, schicken Sie mir gern etwas, sagte Frau Dr. Groß."
            let consent = try await world.ask(person, "sms-offers", .sms, wording: spoken)
            #expect(consent.consent.state == .requested)
            #expect(consent.wording == ContentAddress.of(spoken, .wording, language: "und"))
            #expect(try await world.count("SELECT count(*) FROM consent_event WHERE wording_hash IS NOT NULL") == 0)
            #expect(try await world.count("SELECT count(*) FROM wording WHERE body LIKE '%Groß%'") == 0)
            let history = try await world.consents.read.history(of: person, limit: 10, by: fixture.actor)
            #expect(history.first?.wordingText == spoken)
            func refused(_ entry: ConsentEntry) async -> Refusal? {
                await #expect(throws: Refusal.self) {
                    try await world.consents.request(entry, of: person, by: fixture.actor)
                }
            }
            let unknown = await refused(
                ConsentEntry(
                    purpose: "newsletter", channel: .email, address: nil, wording: String(repeating: "0", count: 64),
                    source: nil))
            #expect(unknown?.code == "wording-unknown" && unknown?.field == "wording")
            let stranger = await refused(
                ConsentEntry(
                    purpose: "newsletter", channel: .email, address: "jemand@anders.example", wording: nil, source: nil)
            )
            #expect(stranger?.code == "value-not-allowed" && stranger?.field == "address")
            let none = await refused(
                ConsentEntry(purpose: "newsletter", channel: .email, address: "unsinn", wording: nil, source: nil))
            #expect(none?.code == "email-invalid" && none?.field == "address")
        }
    }

    @Test(
        "R-06 R-10 the projection is what the events say; a changed state, a removed one and a changed text are found")
    func verification() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await world.customer()
            _ = try await world.ask(person, "raffle")
            let verify = VerifyConsents(fixture.store)
            let report = try await verify(by: fixture.actor)
            #expect(report.isValid && report.consents == 2 && report.events == 2 && report.texts == 8)
            #expect(report.commitments == 1)
            let client = fixture.database.client(as: .superuser)
            func tamper(_ statement: PostgresQuery) async throws -> [ConsentReport.Finding.Kind] {
                try await client.withTransaction { transaction in
                    _ = try await transaction.pipeline(["SET LOCAL session_replication_role = replica", statement])
                }
                return try await verify(by: fixture.actor).findings.map(\.kind)
            }
            let changed = try await tamper(
                "UPDATE consent SET state = 'RenewedConsentGiven' WHERE state = 'ConsentGiven'")
            #expect(changed == [.stateDiffers])
            let removed = try await tamper("DELETE FROM consent WHERE purpose_code = 'newsletter'")
            #expect(removed == [.consentMissing])
            let text = try await tamper(
                "UPDATE wording SET body = body || '!' WHERE language = 'de' AND kind = 'wording'")
            #expect(text == [.consentMissing, .textChanged, .textChanged, .textChanged])
            let slot = try await tamper("UPDATE event_slot SET commitment = decode(repeat('00', 32), 'hex')")
            #expect(slot.suffix(1) == [.commitmentBroken])
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).isIntact)
            _ = try await tamper("UPDATE consent_event SET state = 'ConsentWithdrawn'")
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).isIntact == false)
        }
    }

    @Test("R-09 a text is kept byte for byte; a change is a new version, and of two authors the later one is told")
    func versions() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let wordings = world.consents.wordings
            let first = try #require(
                try await wordings.list(of: "newsletter", by: fixture.actor).first { $0.kind == .wording })
            #expect(first.version == 1 && first.german.body.contains("Muster & Söhne GmbH"))
            let person = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let asked = try await world.ask(person)
            for number in 2...4 {
                let (text, isNew) = try await wordings.write(
                    "  Ja, Fassung \(number).\r\nZweite Zeile. ", "Yes, version \(number).", .wording, of: "newsletter",
                    after: Int32(number) - 1, by: fixture.actor)
                #expect(isNew && text.version == Int32(number))
                #expect(text.german.body == "Ja, Fassung \(number).\nZweite Zeile.")
                #expect(text.german.hash == ContentAddress.of(text.german.body, .wording, language: "de"))
            }
            let same = try await wordings.write(
                "Ja, Fassung 4.\nZweite Zeile.", "Yes, version 4.", .wording, of: "newsletter", by: fixture.actor)
            #expect(!same.isNew && same.text.version == 4)
            let late = await #expect(throws: Refusal.self) {
                try await wordings.write("Ja.", "Yes.", .wording, of: "newsletter", after: 3, by: fixture.actor)
            }
            #expect(late?.kind == .preconditionFailed)
            let old = try #require(asked.wording)
            #expect(try await wordings.one(old, by: fixture.actor).german.body == first.german.body)
            #expect(ContentAddress.of(first.german.body, .wording, language: "de") == old)
            let history = try await world.consents.read.history(of: person, limit: 5, by: fixture.actor)
            #expect(history.first?.wordingText == first.german.body)
            let refused = await #expect(throws: Refusal.self) {
                try await wordings.write("Ja.", "", .wording, of: "newsletter", by: fixture.actor)
            }
            #expect(refused?.field == "en")
        }
    }

    @Test("A tenant of an older version gets the words of its purposes at the next start, once")
    func adoption() async throws {
        try await StoreFixture.with { fixture in
            let client = fixture.database.client(as: .superuser)
            try await client.withTransaction { transaction in
                _ = try await transaction.pipeline([
                    "SET LOCAL session_replication_role = replica", "DELETE FROM purpose_text", "DELETE FROM wording",
                ])
            }
            let wordings = ManageWordings(fixture.store)
            #expect(try await wordings.list(by: fixture.actor).isEmpty)
            try await wordings.adoptDefaults()
            try await wordings.adoptDefaults()
            let texts = try await wordings.list(by: fixture.actor)
            #expect(texts.count == 6 && texts.allSatisfy { $0.version == 1 && $0.isCurrent })
        }
    }

    @Test("An import that is taken back takes its consents along, unless the person has said something since")
    func undone() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let batch = try await ErasureTests.importing(
                """
                Vorname;Nachname;E-Mail;Zweck;Rechtsgrundlage;Quelle
                Anna;Groß;anna.gross@kunden.example;customer-care;contract;Altbestand
                Bert;Klein;bert@kunden.example;customer-care;contract;Altbestand
                """, fixture)
            let found = try await ReadPeople(fixture.store).with("anna.gross@kunden.example", .email, by: fixture.actor)
            let anna = try #require(found.first?.id)
            _ = try await world.ask(anna)
            let outcome = try await UndoImport(fixture.store)(batch.id, by: fixture.actor)
            #expect(outcome.removed == 1)
            #expect(try await world.states(of: anna) == ["newsletter/email": .requested])
        }
    }

    @Test("Proof that came with an import goes with it where the import is taken back, and the log still holds")
    func undoneProof() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let batch = try await ErasureTests.importing(
                """
                Vorname;Nachname;E-Mail;Zweck;Rechtsgrundlage;Quelle
                Bert;Klein;bert@kunden.example;customer-care;contract;Altbestand
                """, fixture)
            let anna = try await world.subscriber()
            let client = fixture.database.client(as: .superuser)
            _ = try await client.segment(
                ["UPDATE person SET import_batch_id = \(batch.id) WHERE id = \(anna)"], lane: .write)
            #expect(try await UndoImport(fixture.store)(batch.id, by: fixture.actor).removed == 2)
            #expect(try await world.count("SELECT count(*) FROM consent") == 0)
            #expect(try await world.count("SELECT count(*) FROM event_slot WHERE sealed IS NOT NULL") == 0)
            try await Sequencer(fixture.store).sealAll(fixture.tenant.id)
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).findings == [])
            #expect(try await VerifyConsents(fixture.store)(by: fixture.actor).isValid)
        }
    }
}
