import Domain
import Foundation
import Testing

@Suite("vCards as they come")
struct VCardVariantTests {
    private static let cards = """
        BEGIN:VCARD
        VERSION:3.0
        N:Müller-Lüdenscheidt;Jörg;;;
        FN:Jörg Müller-Lüdenscheidt
        EMAIL;TYPE=INTERNET,PREF:joerg@mueller.example
        TEL;CELL:0171 5550199
        END:VCARD
        BEGIN:VCARD
        VERSION:3.0
        N:Weiß;Käthe;;;
        TEL;TYPE=work:030 5550166
        END:VCARD

        """

    private static let people = [
        "Jörg|Müller-Lüdenscheidt", "  *joerg@mueller.example ()", "  *0171 5550199 (mobil)", "Käthe|Weiß",
        "  *030 5550166 (geschäftlich)",
    ]

    private static func files(_ text: String) -> [(name: String, bytes: [UInt8])] {
        [
            ("UTF-8", Array(text.utf8)), ("UTF-8 with mark", [0xEF, 0xBB, 0xBF] + Array(text.utf8)),
            ("UTF-16 LE with mark", utf16(text, bigEndian: false, mark: true)),
            ("UTF-16 BE with mark", utf16(text, bigEndian: true, mark: true)),
            ("UTF-16 LE", utf16(text, bigEndian: false, mark: false)),
            ("UTF-16 BE", utf16(text, bigEndian: true, mark: false)),
            ("Windows-1252", text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }),
        ]
    }

    @Test("Whatever encodes the text and ends the lines, the people are the same", arguments: ["\r\n", "\n", "\r"])
    func encodings(lineEnd: String) throws {
        for (name, bytes) in Self.files(Self.cards.replacing("\n", with: lineEnd)) {
            for piece in [1, 7, 100_000] {
                let rows = try VCardReaderTests.rows(bytes, piece: piece)
                #expect(VCardReaderTests.story(rows) == Self.people, "\(name), in pieces of \(piece)")
            }
        }
    }

    @Test(
        "Telephones and programs of all times",
        arguments: [
            (
                "VERSION:2.1\r\nN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:M=C3=BC=\r\n=6Cler;J=C3=B6=\r\nrg\r\n"
                    + "TEL;PREF;CELL;VOICE:01715550199",
                ["Jörg|Müller", "  *01715550199 (mobil)"]
            ),
            (
                "VERSION:2.1\r\nN;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:Gr=FC=DF;K=E4the\r\nTEL;HOME:0301234567",
                ["Käthe|Grüß", "  *0301234567 (privat)"]
            ),
            (
                "VERSION:2.1\r\nN:Alt;Anna\r\nPHOTO;TYPE=JPEG;ENCODING=BASE64:\r\n /9j/4AAQ\r\n AAAA==\r\n\r\n"
                    + "TEL;HOME:030 1234567",
                ["Anna|Alt", "  *030 1234567 (privat)"]
            ),
            (
                "VERSION:2.1\nN:Alt;Anna\nPHOTO;JPEG;BASE64:/9j/4AAQ\nSkZJRgABAQ==\nTEL;WORK;FAX:030 1234567",
                ["Anna|Alt", "  *030 1234567 (Fax geschäftlich)"]
            ),
            (
                "VERSION:3.0\nN:Lang;Li\n\tsa\nitem1.EMAIL;type=INTERNET;type=pref:lisa@lang.example\n"
                    + "item1.X-ABLabel:Verein\nitem2.TEL:+49 30 5550101\nitem2.X-ABLabel:_$!<Work>!$_",
                ["Lisa|Lang", "  *lisa@lang.example (Verein)", "  *+49 30 5550101 (geschäftlich)"]
            ),
            (
                "VERSION:2.1\nTEL;CELL:0171 5550199\nEMAIL;INTERNET:nur@post.example",
                ["", "  *nur@post.example ()", "  *0171 5550199 (mobil)"]
            ),
            ("VERSION:3.0", ["! name-or-contact-missing"]),
            ("VERSION:4.0\nFN:Frau Dr. Eva von der Heide", ["ms|Dr.|Eva|von der Heide"]),
        ])
    func programs(card: String, expected: [String]) throws {
        #expect(try VCardReaderTests.story(of: card) == expected)
    }

    @Test("A line may be folded within a character, and a file may end with its last card")
    func cut() throws {
        let bytes =
            Array("BEGIN:VCARD\r\nN:M".utf8) + [0xC3, 0x0D, 0x0A, 0x20, 0xBC] + Array("ller;Eva\r\nEND:VCARD".utf8)
        #expect(VCardReaderTests.story(try VCardReaderTests.rows(bytes)) == ["Eva|Müller"])
        let without = Array("BEGIN:VCARD\nN:Groß;Ina\nBEGIN:VCARD\nN:Klein;Ida\nTEL:030 55".utf8)
        #expect(VCardReaderTests.story(try VCardReaderTests.rows(without)) == ["Ina|Groß", "! card-incomplete"])
    }

    @Test("Thousands of cards in a file come out in their order")
    func many() throws {
        let file = (1...3_000).map { "BEGIN:VCARD\r\nN:Nummer;Anna\($0)\r\nEND:VCARD\r\n" }.joined()
        let rows = try VCardReaderTests.rows(Array(file.utf8), piece: 65_536)
        #expect(rows.map(\.record.row) == Array(1...3_000))
        #expect(VCardReaderTests.story(Array(rows.suffix(1))) == ["Anna3000|Nummer"])
    }

    @Test("Cards of files that were joined are all read, whatever marks stand between them")
    func joined() throws {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let card = { (name: String, end: String) in Array("BEGIN:VCARD\r\nN:Groß;\(name)\r\nEND:VCARD\(end)".utf8) }
        let names = ["Anna", "Berta", "Cäcilie", "Dora", "Emil"]
        let ended = names.flatMap { mark + card($0, "\r\n") }
        let open = names.flatMap { mark + card($0, "") }
        let plain = names.flatMap { card($0, "") }
        for bytes in [ended, ended + [0x1A], ended + [0x1A, 0x0D, 0x0A], open, open + [0x1A], plain] {
            for piece in [1, 13, 100_000] {
                let rows = try VCardReaderTests.rows(bytes, piece: piece)
                #expect(VCardReaderTests.story(rows) == names.map { "\($0)|Groß" })
            }
        }
    }

    @Test(
        "Text in base64 is read, and what cannot be is not left out silently",
        arguments: [
            (
                "VERSION:3.0\nN;ENCODING=b:TcO8bGxlcjtIYW5zOzs7\nFN;ENCODING=b:SGFucyBNw7xsbGVy\n"
                    + "EMAIL;ENCODING=b;TYPE=home:aGFuc0BtdWVsbGVy\n LmV4YW1wbGU=\nTEL:030 1234",
                ["Hans|Müller", "  *hans@mueller.example (privat)", "  *030 1234 ()"]
            ),
            (
                "VERSION:2.1\nN;CHARSET=ISO-8859-1;BASE64:TfxsbGVyO0hhbnM\nEMAIL;ENCODING=BASE64:aGFuc0\nBtdWVsbGVyLmV4YW1wbGU=",
                ["Hans|Müller", "  *hans@mueller.example ()"]
            ),
            ("N:Müller;Hans\nEMAIL;ENCODING=b:hans@mueller.example", ["! encoding-invalid contactPoints.email"]),
            ("N;ENCODING=b:Karl\nTEL:030 1234", ["! encoding-invalid name"]),
            ("N:Müller;Hans\nX-MS-CARDPICTURE;ENCODING=b:/9j/4AAQ\nTEL:030 1234", ["Hans|Müller", "  *030 1234 ()"]),
        ])
    func base64(card: String, expected: [String]) throws {
        #expect(try VCardReaderTests.story(of: card) == expected)
    }

    @Test("A property after an unfinished Quoted-Printable value is read")
    func unfinished() throws {
        let card =
            "VERSION:2.1\r\nFN;ENCODING=QUOTED-PRINTABLE:Karl Kaputt=\r\nEMAIL;PREF;INTERNET:karl@kaputt.example\r\n"
            + "NOTE;ENCODING=QUOTED-PRINTABLE:Bitte=\r\nTel: 0301234=\r\nitem1.TEL:030 5550"
        #expect(
            try VCardReaderTests.story(of: card) == ["Karl|Kaputt", "  *karl@kaputt.example ()", "  *030 5550 ()"])
        let rows = try VCardReaderTests.rows(
            Array(
                "BEGIN:VCARD\nN;ENCODING=QUOTED-PRINTABLE:Eins;Ida=\nBEGIN:VCARD\nN;QUOTED-PRINTABLE:Zwei;Ina=\nEND:VCARD\u{1A}"
                    .utf8))
        #expect(VCardReaderTests.story(rows) == ["Ida|Eins", "Ina|Zwei"])
    }

    /// Text in Mac Roman or code page 850, as far as German needs them.
    private static func legacy(_ text: String, isMac: Bool) -> [UInt8] {
        TextDecodingTests.legacy(text, isMac ? .macRoman : .codePage850)
    }

    @Test("Unlabelled cards in Mac Roman and code page 850 are read", arguments: [true, false])
    func legacyCards(isMac: Bool) throws {
        let cards = [
            ("Köhler", "Jörg", "Straße 1"), ("Kößner", "Käthe", "Grüner Weg 2"), ("Schröder", "Björn", "Am Öhr 3"),
        ]
        let text = cards.map {
            "BEGIN:VCARD\r\nVERSION:3.0\r\nN:\($0.0);\($0.1);;;\r\nADR:;;\($0.2);;;;\r\nEND:VCARD\r\n"
        }.joined()
        let rows = try VCardReaderTests.rows(Self.legacy(text, isMac: isMac), piece: 13)
        #expect(
            VCardReaderTests.story(rows) == cards.flatMap { ["\($0.1)|\($0.0)", "  @\($0.2)||| ()"] })
        let broken = "BEGIN:VCARD\nN:Kößner;Käthe\nADR:;;Haus\nStraße 1;;;;\nEND:VCARD\n"
        let row = try VCardReaderTests.rows(Self.legacy(broken, isMac: isMac))
        #expect(VCardReaderTests.story(row) == ["Käthe|Kößner", "  @Haus\nStraße 1||| ()"])
        #expect(rows.last?.record.texts.last?.contains("N:Schröder;Björn;;;") == true)
    }

    @Test(
        "The names of old encodings are understood",
        arguments: [("macintosh", true), ("X-MAC-ROMAN", true), ("IBM850", false), ("CP850", false)])
    func oldCharsets(name: String, isMac: Bool) throws {
        let line = Self.legacy("Groß;Jürgen;Ägidius;Öre;", isMac: isMac)
        let quoted = line.map { $0 < 0x80 ? String(UnicodeScalar($0)) : "=" + String($0, radix: 16, uppercase: true) }
        let card = "N;CHARSET=\(name);ENCODING=QUOTED-PRINTABLE:\(quoted.joined())"
        #expect(try VCardReaderTests.story(of: card) == ["Öre|Jürgen|Ägidius|Groß"])
    }
}
