// swift-format-ignore-file: NeverForceUnwrap

import Domain
import Foundation
import Testing

/// Receipts and the canonical form they are signed in.
struct ReceiptTests {
    static func receipt() -> ErasureReceipt {
        ErasureReceipt(
            version: 1, erasureID: UUID(uuidString: "0A1B2C3D-0001-4000-8000-00000000000A")!,
            personID: UUID(uuidString: "0A1B2C3D-0002-4000-8000-00000000000B")!, node: "ab12", publicKeyID: "cd34",
            reason: ErasureReason.noLongerNeeded.rawValue,
            levels: [
                .l0: .init(.reached, at: moment("2026-11-23T12:00:00Z")), .l1: .init(.pending), .l2: .init(.pending),
                .l3: .init(.notApplicable), .l4: .init(.pending),
            ],
            residues: [
                ErasurePlanEntry(
                    action: .restrict, table: "document", count: 1, compartment: .statutory, until: day("2034-12-31"),
                    norm: "§ 147(3) AO")
            ], backupHorizonDays: 30, rootProvider: "file")
    }

    @Test("R-54 a receipt has the fields of the contract and prints in one form")
    func canonical() {
        #expect(
            Self.receipt().document.text
                == [
                    #"{"backupHorizonDays":30"#,
                    #","erasureId":"0a1b2c3d-0001-4000-8000-00000000000a""#,
                    #","levels":{"L0":{"at":"2026-11-23T12:00:00Z","state":"reached"},"L1":{"state":"pending"},"L2":{"state":"pending"}"#,
                    #","L3":{"state":"not-applicable"},"L4":{"state":"pending"}}"#,
                    #","node":"ab12""#,
                    #","personId":"0a1b2c3d-0002-4000-8000-00000000000b","publicKeyId":"cd34","reason":"art-17-1-a""#,
                    #","residues":[{"action":"restrict","count":1,"norm":"§ 147(3) AO","table":"document","until":"2034-12-31"}]"#,
                    #","rootProvider":"file","schema":"obhut-erasure-receipt-1","version":1}"#,
                ].joined()
        )
    }

    @Test("R-54 a level says by what evidence it was reached, or what it waits for; limits are stated openly")
    func evidence() {
        var receipt = Self.receipt()
        receipt.levels = [
            .l1: .init(.reached, at: moment("2026-11-24T03:00:00Z"), evidence: ["epoch-destroyed:1"]),
            .l2: .init(.pending, waitsFor: "standby-unseen"),
        ]
        receipt.limits = ErasureLimit.all(rootProvider: "passphrase")
        let text = receipt.document.text
        #expect(
            text.contains(#""L1":{"at":"2026-11-24T03:00:00Z","evidence":["epoch-destroyed:1"],"state":"reached"}"#))
        #expect(text.contains(#""L2":{"state":"pending","waitsFor":"standby-unseen"}"#))
        #expect(text.contains(#""limits":["backup-beyond-horizon-unreadable","backup-horizon-declared","#))
        #expect(!text.contains("root-copy"))
        #expect(ErasureLimit.all(rootProvider: "file").contains(.copiedRoot))
    }

    @Test("It is complete when every level is reached or does not apply")
    func complete() {
        var receipt = Self.receipt()
        #expect(!receipt.isComplete)
        for level in ErasureLevel.allCases where receipt.levels[level]?.state == .pending {
            receipt.levels[level] = .init(.reached, at: moment("2026-12-23T12:00:00Z"))
        }
        #expect(receipt.isComplete)
        receipt.levels[.l3] = nil
        #expect(!receipt.isComplete)
    }

    @Test("Canonical JSON sorts by UTF-16, escapes shortest, and writes great numbers as strings (RFC 8785)")
    func rules() {
        let value = CanonicalJSON.object([
            "\u{20ac}": .string("Euro"), "\r": .string("CR"), "\u{fb33}": .string("Dalet"), "1": .string("One"),
            "\u{1F600}": .string("Emoji"), "\u{80}": .string("Control"), "\u{f6}": .string("ö"),
        ])
        #expect(
            value.text
                == #"{"\r":"CR","1":"One","\#u{80}":"Control","ö":"ö","€":"Euro","😀":"Emoji","\#u{fb33}":"Dalet"}"#
        )
        #expect(CanonicalJSON.string("\u{1}\u{8}\t\n\u{C}\r\"\\/").text == #""\u0001\b\t\n\f\r\"\\/""#)
        #expect(CanonicalJSON.integer(9_007_199_254_740_992).text == "9007199254740992")
        #expect(CanonicalJSON.integer(9_007_199_254_740_993).text == "\"9007199254740993\"")
    }
}
