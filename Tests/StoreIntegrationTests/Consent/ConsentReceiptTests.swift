import Domain
import Foundation
import Ledger
import Operations
import Store
import TestSupport
import Testing
import Vault

/// What a person keeps as proof of what she agreed to.
@Suite struct ConsentReceiptTests {
    @Test(
        "R-26 a receipt is signed and as the published schema says, tells what was agreed on which words, and names nobody"
    )
    func receipt() async throws {
        try await StoreFixture.with { fixture in
            let world = SignupWorld(fixture: fixture)
            try await world.ask("anna.gross@kunden.example", ["newsletter", "raffle"])
            let secret = try await world.send()
            fixture.clock.advance(by: 60)
            let answer = try await world.consents.confirm(secret, of: world.slug)
            let link = try #require(answer.preferences)
            let bytes = try await world.consents.preferences.receipt(link, of: world.slug)
            let document = try SignedDocument(parsing: bytes)
            #expect(document.isSigned(by: fixture.store.vault.signingKey.publicKey))
            #expect(try JSONSchema.exports().faults(in: bytes, as: "consentReceipt") == [])
            var changed = bytes
            let place = try #require(bytes.firstRange(of: Array("ConsentGiven".utf8)))
            changed[place.lowerBound] = UInt8(ascii: "c")
            let forged = try? SignedDocument(parsing: changed)
            #expect(forged?.isSigned(by: fixture.store.vault.signingKey.publicKey) != true)
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
            for field in ["schema", "profile", "receiptId", "issuedAt", "dataSubject", "node"] {
                #expect((object[field] as? String)?.isEmpty == false, "\(field)")
            }
            #expect((object["dataController"] as? [String: Any])?["name"] as? String == fixture.tenant.name)
            let consents = try #require(object["consents"] as? [[String: Any]])
            #expect(Set(consents.compactMap { $0["purpose"] as? String }) == ["newsletter", "raffle"])
            for consent in consents {
                #expect(consent["state"] as? String == "ConsentGiven" && consent["control"] as? String == "unchecked")
                #expect(consent["channel"] as? String == "email" && consent["method"] as? String == "double-opt-in")
                for field in [
                    "legalBasis", "since", "language", "wording", "wordingHash", "notice", "noticeHash", "requestedAt",
                    "sentAt", "confirmedAt",
                ] {
                    #expect((consent[field] as? String)?.isEmpty == false, "\(field)")
                }
                let isRaffle = consent["purpose"] as? String == "raffle"
                #expect((consent["validUntil"] as? String != nil) == isRaffle, "a raffle ends, a newsletter does not")
            }
            let text = String(decoding: bytes, as: UTF8.self).lowercased()
            for word in ["anna", "groß", "kunden.example"] { #expect(!text.contains(word), "\(word)") }
        }
    }
}
