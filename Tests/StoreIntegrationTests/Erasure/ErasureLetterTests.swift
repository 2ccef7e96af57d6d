import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing
import Texts
import Vault

/// The letter to somebody who was erased.
@Suite struct ErasureLetterTests {
    @Test("R-54 the letter says when, what stays, how far it is and how to check it, and names nobody")
    func names() async throws {
        try await StoreFixture.with { fixture in
            let id = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let erasure = try await fixture.erase(id, reason: .objection, suppress: true, by: fixture.actor).id
            let read = ReadErasures(fixture.store)
            let german = try await read.letter(of: erasure, in: .german, by: fixture.actor).text
            #expect(german.contains("Muster & Söhne GmbH hat Ihre Daten am 18. November 2026"), "\(german)")
            #expect(german.contains("Die Person hat widersprochen."))
            #expect(german.contains("Ihre Adressen sind gesperrt."))
            #expect(german.contains("L0: erreicht am 18. November 2026"))
            #expect(german.contains("L1: voraussichtlich bis 26. November 2026"))
            #expect(german.contains("L3: erreicht am 18. November 2026"))
            #expect(german.contains("L4: voraussichtlich bis 27. Dezember 2026"))
            #expect(german.contains("30 Tage") && german.contains("obhut erasure verify"))
            #expect(german.contains(erasure.uuidString.lowercased()))
            let sooner = try await ReadErasures(fixture.store, epochDays: 2).letter(
                of: erasure, in: .german, by: fixture.actor)
            #expect(sooner.text.contains("L1: voraussichtlich bis 21. November 2026"))
            let key = try #require(fixture.store.vault.exportPublicKeys().first)
            #expect(german.contains(Hexadecimal.text(key.publicKey)))

            let english = try await read.letter(of: erasure, in: .english, by: fixture.actor)
            #expect(english.text.contains("Muster & Söhne GmbH erased your data on 18/11/2026"))
            #expect(english.html.contains("Muster &amp; Söhne GmbH") && !english.html.contains("<script"))
            #expect(english.html.hasPrefix("<!doctype html><html lang=\"en\">"))
            for text in [german, english.text, english.html] {
                for name in ["Anna", "Groß", "Gross", "23125001", "Linden"] { #expect(!text.contains(name)) }
            }

            _ = try await TurnEpoch(fixture.operatorStore, grace: .zero)(fixture.tenant.id, by: fixture.actor)
            fixture.clock.advance(by: 86_400)
            let cleaning = try await fixture.operatorStore.clean()
            _ = try await CompleteReceipts(
                fixture.operatorStore, declaration: .init(backupHorizonDays: 30, rootProvider: "file"), copies: [])(
                    fixture.tenant.id, after: cleaning, standbys: .none, by: fixture.actor)
            let later = try await read.letter(of: erasure, in: .german, by: fixture.actor).text
            #expect(later.contains("L2: erreicht am 19. November 2026"), "\(later)")
            #expect(later.contains("L4: voraussichtlich bis 20. Dezember 2026"))
        }
    }

    @Test("No letter is written to a receipt that was changed")
    func forged() async throws {
        try await StoreFixture.with { fixture in
            let id = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let erasure = try await fixture.erase(id, reason: .objection, suppress: true, by: fixture.actor).id
            _ = try await fixture.database.client(as: .superuser).withSession { session in
                _ = try await session.query("SET session_replication_role = replica")
                return try await session.query(
                    "UPDATE erasure_receipt SET document = replace(document, 'art-17-1-c', 'art-17-1-b')")
            }
            let refusal = await #expect(throws: Refusal.self) {
                _ = try await ReadErasures(fixture.store).letter(of: erasure, in: .german, by: fixture.actor)
            }
            #expect(refusal?.code == RefusalCode.receiptInvalid.rawValue)
        }
    }
}
