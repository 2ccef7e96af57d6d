import Domain
import Testing

@Suite("Text decoding")
struct TextDecodingTests {
    static let sheet = "Vorname;Straße\nJürgen;Äußere Brücke „5“ – 1 €\n"

    @Test(
        "Every encoding gives the same rows",
        arguments: [
            (Array(sheet.utf8), TextEncoding.utf8),
            ([0xEF, 0xBB, 0xBF] + Array(sheet.utf8), .utf8),
            (windows1252(sheet), .windows1252),
            (utf16(sheet, bigEndian: false, mark: true), .utf16LittleEndian),
            (utf16(sheet, bigEndian: true, mark: true), .utf16BigEndian),
            (utf16(sheet, bigEndian: false, mark: false), .utf16LittleEndian),
            (utf16(sheet, bigEndian: true, mark: false), .utf16BigEndian),
        ])
    func encodings(bytes: [UInt8], encoding: TextEncoding) {
        for piece in [1, 3, 65_536] {
            #expect(
                read(bytes, piece: piece).map(\.texts) == [
                    ["Vorname", "Straße"], ["Jürgen", "Äußere Brücke „5“ – 1 €"],
                ])
        }
        var reader = CSVReader()
        reader.append(bytes)
        reader.finish()
        _ = reader.next()
        #expect(reader.encoding == encoding)
    }

    @Test("An umlaut far behind plain ASCII still decides", arguments: [true, false])
    func lateUmlaut(isUTF8: Bool) {
        let text = "Name;Ort\n" + String(repeating: "Anna;Bonn\n", count: 20_000) + "Jörg;Köln\n"
        let records = read(isUTF8 ? Array(text.utf8) : windows1252(text))
        #expect(records.last?.texts == ["Jörg", "Köln"])
    }

    @Test("A few broken bytes do not turn a UTF-8 file into Windows-1252")
    func brokenUTF8() {
        let bytes = Array("Name;Ort\nJörg;Köln\nJ".utf8) + [0xF6] + Array("rg;Mülheim\n".utf8)
        #expect(read(bytes).map(\.texts) == [["Name", "Ort"], ["Jörg", "Köln"], ["J\u{FFFD}rg", "Mülheim"]])
    }

    @Test("Windows-1252 without a last line end is not taken for cut-off UTF-8")
    func lastLetter() {
        #expect(read(windows1252("Name\nRené")).last?.texts == ["René"])
    }

    @Test("Undefined Windows-1252 bytes and lone surrogates are not text")
    func undecodable() {
        let bytes = windows1252("Name;Ort\nJörg;K") + [0x81] + windows1252("ln\n")
        #expect(read(bytes).last?.texts == ["Jörg", "K\u{FFFD}ln"])
        let end = utf16(";y\n", bigEndian: false, mark: false)
        let half: [UInt8] = utf16("a;b\nx", bigEndian: false, mark: true) + [0x3D, 0xD8] + end
        #expect(read(half).last?.texts == ["x\u{FFFD}", "y"])
        #expect(read(half + [0x41]).last?.texts == ["\u{FFFD}"])
    }

    @Test("Characters beyond the basic plane survive UTF-16 in any pieces")
    func surrogatePairs() {
        let bytes = utf16("a;b\n😀;𝒜\n", bigEndian: true, mark: true)
        for piece in 1...5 { #expect(read(bytes, piece: piece).last?.texts == ["😀", "𝒜"]) }
    }

    @Test("Long files in any encoding and any pieces give the same rows", arguments: [1, 3, 1_000, 65_537])
    func longFiles(piece: Int) {
        let line = "Jürgen 😀;Äußere Brücke „5“ – 1 €\n"
        let text = "Vorname;Straße\n" + String(repeating: line, count: 4_000)
        let expected = ["Jürgen 😀", "Äußere Brücke „5“ – 1 €"]
        for bytes in [
            Array(text.utf8), utf16(text, bigEndian: true, mark: true), utf16(text, bigEndian: false, mark: false),
        ] {
            let records = read(bytes, piece: piece)
            #expect(records.count == 4_001 && records.dropFirst().allSatisfy { $0.texts == expected })
        }
        let legacy = read(windows1252(text.replacing("😀", with: "x")), piece: piece)
        #expect(legacy.count == 4_001 && legacy.dropFirst().allSatisfy { $0.text(0) == "Jürgen x" })
    }

    /// Text in Mac Roman, code page 850 or Windows-1252, as far as German needs them.
    static func legacy(_ text: String, _ encoding: TextEncoding) -> [UInt8] {
        let bytes: [Unicode.Scalar: (macRoman: UInt8, codePage850: UInt8)] = [
            "ä": (0x8A, 0x84), "ö": (0x9A, 0x94), "ü": (0x9F, 0x81), "Ä": (0x80, 0x8E), "Ö": (0x85, 0x99),
            "Ü": (0x86, 0x9A), "ß": (0xA7, 0xE1), "é": (0x8E, 0x82),
        ]
        return text.unicodeScalars.flatMap { scalar in
            guard let pair = bytes[scalar], encoding != .windows1252 else { return windows1252(String(scalar)) }
            return [encoding == .macRoman ? pair.macRoman : pair.codePage850]
        }
    }

    @Test(
        "What Excel writes for DOS and for the Macintosh is read",
        arguments: [TextEncoding.codePage850, .macRoman, .windows1252])
    func oldEncodings(encoding: TextEncoding) {
        let rows = [["Name", "Straße"], ["Jörg Küßner", "Äußere Brücke 5"], ["René Österle", "Übersee"]]
        let bytes = Self.legacy(rows.map { $0.joined(separator: ";") + "\n" }.joined(), encoding)
        let late = Array(String(repeating: "Anna;Bonn\n", count: 20_000).utf8)
        for piece in [1, 3, 65_536] {
            #expect(read(bytes, piece: piece).map(\.texts) == rows)
            #expect(read(late + bytes, piece: piece + 70).suffix(3).map(\.texts) == rows)
        }
        var reader = CSVReader()
        reader.append(bytes)
        reader.finish()
        _ = reader.next()
        #expect(reader.encoding == encoding)
    }

    @Test(
        "One word is enough where it is out of place in Windows-1252", arguments: [TextEncoding.codePage850, .macRoman])
    func oneWord(encoding: TextEncoding) {
        for word in ["Käthe", "Müller", "Jörg Kaßner", "Größe"] {
            #expect(read(Self.legacy("Name\n\(word)\n", encoding)).last?.texts == [word])
        }
    }

    @Test("In doubt it is Windows-1252")
    func doubt() {
        let texts = [
            "Sándor Zoltán", "Škoda Miloš", "Žižek", "O’Brien geht’s", "„heute” und „morgen”", "Berlin–Bonn…und",
            "Firma™ und §abc", "Anna\u{A0}Schmidt", "Mária", "5 €uro", "Señora Peña",
        ]
        for text in texts {
            let bytes = text.unicodeScalars.map { Self.western[$0] ?? UInt8(truncatingIfNeeded: $0.value) }
            #expect(read(Array("Name\n".utf8) + bytes + [0x0A]).last?.texts == [text])
        }
    }

    private static let western: [Unicode.Scalar: UInt8] = [
        "Š": 0x8A, "š": 0x9A, "Ž": 0x8E, "ž": 0x9E, "’": 0x92, "„": 0x84, "”": 0x94, "–": 0x96, "…": 0x85, "™": 0x99,
        "€": 0x80,
    ]
}
