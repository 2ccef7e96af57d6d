import Foundation
import Testing

@testable import Directory
@testable import Vault

@Suite struct FoldingTests {
    @Test(
        "Text is folded for searching: small, without accents, umlauts spelled out",
        arguments: [
            ("Müller-Lüdenscheidt", "mueller-luedenscheidt"), ("STRASSE Straße STRAẞE", "strasse strasse strasse"),
            ("Mu\u{308}ller", "mueller"), ("René Ångström", "rene angstroem"), ("Łódź", "lodz"),
            ("Œuvre Ærø", "oeuvre aeroe"),
            ("Ñandú çedille", "nandu cedille"), ("İstanbul ılık", "istanbul ilik"), ("O’Brien", "o'brien"),
            ("a\u{200B}b\u{00AD}c\u{0007}d", "abcd"), ("Θεοδώρα", "θεοδωρα"), ("ﬁnal Ⅳ", "final iv"), ("", ""),
        ])
    func search(_ text: String, _ folded: String) {
        #expect(String(decoding: Folding.fold(text, .spelledOut), as: UTF8.self) == folded)
    }

    @Test(
        "A pattern takes a, ä and ae for one, and stands anywhere in a word",
        arguments: [
            ("müller", "Mueller", true), ("mueller", "Müller", true), ("muller", "Mueller", true),
            ("müller", "Muller", true), ("mueller", "Muller", true), ("muller", "Müller", true),
            ("ller", "Müller", true),
            ("ela", "Manuela", true), ("el", "Michael", true), ("er", "Bauer", true), ("uer", "Bauer", true),
            ("ue", "Müller", true), ("strasse", "Lindenstraße", true), ("straße", "Lindenstrasse", true),
            ("möller", "Müller", false), ("mullers", "Müller", false), ("gross", "Groß", true), ("groß", "Gross", true),
            ("jäger", "Jaeger", true), ("oo", "Moeoe", true), ("aa", "Saal", true), ("e", "Weiß", true),
            ("ae", "Bär", true),
            ("bar", "Bär", true), ("z", "Bär", false),
        ])
    func pattern(_ typed: String, _ stored: String, _ fits: Bool) throws {
        let pattern = try #require(Pattern(Folding.fold(typed, .spelledOut)))
        // Long texts on both sides bring the scan's sixteen-byte steps into play.
        for padding in ["", "xyxyxyxyxyxyxyxyxyxyxyxyx ", " 0123456789"] {
            let text = Folding.fold(padding + stored + padding, .spelledOut)
            let found = text.withUnsafeBufferPointer { pattern.first(in: $0, from: 0, to: $0.count) }
            #expect((found != nil) == fits, "\(typed) in \(padding)\(stored)")
        }
    }

    @Test("A pattern is found exactly where a plain comparison finds it")
    func agreesWithPlainSearch() throws {
        var random = SystemRandomNumberGenerator()
        let letters = Array("bcdfe".utf8)
        for _ in 0..<2_000 {
            let text = (0..<Int.random(in: 0...70, using: &random)).map { _ in letters.randomElement() ?? 0 }
            let needle = (0..<Int.random(in: 1...4, using: &random)).map { _ in letters.randomElement() ?? 0 }
            let pattern = try #require(Pattern(needle))
            let found = text.withUnsafeBufferPointer { pattern.first(in: $0, from: 0, to: $0.count) }
            let plain = String(decoding: text, as: UTF8.self).range(of: String(decoding: needle, as: UTF8.self))
            #expect((found != nil) == (plain != nil))
        }
    }

    @Test("A pattern whose vowels take an e is found exactly where a plain comparison finds it")
    func agreesWithVowels() throws {
        var random = SystemRandomNumberGenerator()
        let letters = Array("aeoun".utf8)
        for _ in 0..<2_000 {
            let text = (0..<Int.random(in: 0...70, using: &random)).map { _ in letters.randomElement() ?? 0 }
            let needle = (0..<Int.random(in: 1...4, using: &random)).map { _ in letters.randomElement() ?? 0 }
            let pattern = try #require(Pattern(needle))
            let found = text.withUnsafeBufferPointer { pattern.first(in: $0, from: 0, to: $0.count) }
            var expression = ""
            var index = 0
            while index < needle.count {
                let letter = Character(Unicode.Scalar(needle[index]))
                index += 1
                expression.append(letter)
                guard "aou".contains(letter) else { continue }
                expression += "e?"
                if index < needle.count, needle[index] == UInt8(ascii: "e") { index += 1 }
            }
            let plain = String(decoding: text, as: UTF8.self).firstMatch(of: try Regex(expression))
            #expect((found != nil) == (plain != nil), "\(expression)")
        }
    }

    @Test("Text of any characters is folded the same way into a directory as for a search", arguments: [false, true])
    func agreesWithStrings(isPlain: Bool) {
        var random = SystemRandomNumberGenerator()
        let umlauts: Folding.Umlauts = isPlain ? .plain : .spelledOut
        for round in 0..<3_000 {
            // Mostly German, some of its neighbours, now and then anything.
            let bound: UInt32 = [0x7F, 0x180, 0x180, 0x250, 0xFFFF][round % 5]
            var text = ""
            for _ in 0..<Int.random(in: 0...20, using: &random) {
                guard let scalar = Unicode.Scalar(UInt32.random(in: 0x10...bound, using: &random)) else { continue }
                text.unicodeScalars.append(scalar)
            }
            if round.isMultiple(of: 7) { text += "u\u{308}" }
            let bytes = WipedBytes()
            bytes.append(UInt8(ascii: "#"))
            Array(text.utf8).withUnsafeBytes { Folding.fold($0, umlauts, to: bytes) }
            #expect(Array(bytes.bytes) == [UInt8(ascii: "#")] + Folding.fold(text, umlauts), "\(text)")
        }
    }

    @Test(
        "A number is found by part of it in any notation",
        arguments: [
            ("030 / 23125-001", "030 231", true), ("030 / 23125-001", "+49 30 23125001", true),
            ("030 / 23125-001", "0049 (0)30-23125 001", true), ("030 / 23125-001", "23125-001", true),
            ("030 / 23125-001", "+49 (0) 30", true), ("+49 (0)30 23125001", "03023125", true),
            ("+49 30 23125001", "4930231", true), ("0043 1 5338000", "01 5338", true),
            ("+43 1 5338000", "0043-1-533", true),
            ("+39 06 1234567", "06 123", true), ("+39 06 1234567", "0039 06 12", true),
            ("+36 1 2345678", "06 1 234", true),
            ("030 / 23125-001", "030 232", false), ("030 / 23125-001", "+43 30", false),
            ("+1 202 5550123", "+1 202", true),
        ])
    func telephone(_ stored: String, _ typed: String, _ fits: Bool) {
        let spelling = TelephoneSpelling(region: "DE")
        var spelled: [UInt8] = []
        Array(stored.utf8).withUnsafeBytes { spelling.spell($0) { spelled.append($0) } }
        let parts = spelling.parts(of: typed)
        #expect(!parts.isEmpty)
        let text = String(decoding: spelled, as: UTF8.self)
        #expect(parts.contains { text.contains(String(decoding: $0, as: UTF8.self)) } == fits, "\(typed) in \(text)")
    }

    @Test(
        "What is no part of a number is not read as one",
        arguments: ["Anna", "12", "030 x", "a@b.example", "", "+", "5b"])
    func noTelephone(_ typed: String) {
        #expect(TelephoneSpelling(region: "DE").parts(of: typed).isEmpty)
    }
}
