import Domain
import Foundation
import Testing

@Suite("vCards of careless programs")
struct VCardForeignTests {
    @Test(
        "Character references of HTML and text that was read twice are mended",
        arguments: [
            ("N:M&uuml;ller;Hans;;;", ["Hans|Müller"]), ("N:Stra&szlig;er\\;&#233;;&#x4A;o;;;", ["Jo|Straßer;é"]),
            ("N:M&uuml\\;ller;J&ouml\\;rg;;;", ["Jörg|Müller"]), ("FN:J&ouml;rg Gro&szlig;", ["Jörg|Groß"]),
            ("N:MÃ¼ller;RenÃ©;;;", ["René|Müller"]), ("N:A&#59;B&#44;C;Ida", ["Ida|A;B,C"]),
            ("N:A&B;Ida &unknown\\;;;;", ["Ida &unknown;|A&B"]),
        ])
    func references(card: String, expected: [String]) throws {
        #expect(try VCardReaderTests.story(of: card) == expected)
    }

    @Test(
        "Where FN is all there is, what follows a name is kept, a company is no person and two numbers are two",
        arguments: [
            ("FN:Karl Müller jun.\nTEL:030 1234567 / 0171 1234567", "Karl Müller jun. 030 1234567 0171 1234567"),
            ("FN:Müller GmbH\nTEL:030 1234567", "not-a-person"),
            ("FN:Anna Groß\nTEL:030 1234567/68", "telephone-extension"),
        ])
    func fullNameOnly(lines: String, expected: String) throws {
        var defaults = ImportDefaults()
        (defaults.purpose, defaults.legalBasis, defaults.source) = ("customer-care", .contract, "Messe")
        var reader = PeopleFileReader(defaults: defaults)
        reader.append(Array("BEGIN:VCARD\nVERSION:3.0\n\(lines)\nEND:VCARD\n".utf8))
        reader.finish()
        let row = try #require(try reader.next())
        switch row.outcome {
        case .issue(let issue): #expect(issue.code.rawValue == expected)
        case .person(let profile, _):
            let words = [profile.givenName, profile.familyName, profile.honorificSuffix].compactMap(\.self)
            #expect((words + profile.contactPoints.map(\.value)).joined(separator: " ") == expected)
        }
    }

    @Test(
        "A label of somebody's own is kept where it can be read",
        arguments: [
            ("TEL;X-Werkstatt:030 1234", "Werkstatt"), ("TEL;TYPE=X-NOTFALL,VOICE:030 1234", "notfall"),
            ("TEL;TYPE=\"voice,x-Büro\":030 1234", "Büro"),
            (
                "TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=42=C3=BCro=20oben):030 1234", "Büro oben"
            ),
            ("TEL;X-CUSTOM(Büro):030 1234", "Büro"), ("TEL;TYPE=X-CUSTOM(Lager, links):030 1234", "Lager, links"),
            ("TEL;TYPE=X-EVOLUTION-CALLBACK:030 1234", ""), ("TEL;X-CUSTOM():030 1234", ""),
            ("TEL;TYPE=X-7F3A\u{1}b:030 1234", ""), ("TEL;TYPE=WORK,X-Werkstatt:030 1234", "geschäftlich"),
        ])
    func labels(line: String, label: String) throws {
        let story = try VCardReaderTests.story(of: "N:Groß;Ina\r\n\(line)")
        #expect(story == ["Ina|Groß", "  *030 1234 (\(label))"])
    }

    @Test(
        "An address or a number in the place of a name is no name",
        arguments: [
            ("N:;info@firma.example;;;\nFN:info@firma.example\nTEL:030 1234", ["", "  *030 1234 ()"]),
            ("N:;+49 30 1234;;;\nTEL:030 1234", ["", "  *030 1234 ()"]),
            ("N:info@firma.example;;;;\nFN:Ida Groß\nTEL:030 1234", ["Ida|Groß", "  *030 1234 ()"]),
            ("N:Groß;info@firma.example;;;\nTEL:030 1234", ["info@firma.example|Groß", "  *030 1234 ()"]),
        ])
    func addressAsName(card: String, expected: [String]) throws {
        #expect(try VCardReaderTests.story(of: card) == expected)
    }

    @Test(
        "A fax is the preferred telephone only if there is no other, or the card says so",
        arguments: [
            (
                "TEL;TYPE=FAX:030 1234\nTEL;TYPE=WORK:030 555",
                ["  -030 1234 (Fax)", "  *030 555 (geschäftlich)"]
            ),
            (
                "item1.TEL:030 1234\nitem1.X-ABLabel:_$!<WorkFAX>!$_\nTEL:030 555",
                ["  -030 1234 (Fax geschäftlich)", "  *030 555 ()"]
            ),
            ("TEL;TYPE=FAX:030 1234", ["  *030 1234 (Fax)"]),
            ("TEL:030 555\nTEL;TYPE=FAX;PREF=1:030 1234", ["  -030 555 ()", "  *030 1234 (Fax)"]),
        ])
    func fax(card: String, expected: [String]) throws {
        #expect(try VCardReaderTests.story(of: "N:Groß;Ina\n\(card)") == ["Ina|Groß"] + expected)
    }

    @Test("Lines before the first card do not make a sheet of a file of cards")
    func comment() throws {
        let file = "# Adressbuch von \"Ina\"\r\n\r\nBEGIN:VCARD\r\nN:Groß;Ina\r\nEND:VCARD\r\n"
        for bytes in [Array(file.utf8), utf16(file, bigEndian: false, mark: true)] {
            for piece in [1, 7, 100_000] {
                let rows = try VCardReaderTests.rows(bytes, piece: piece)
                #expect(VCardReaderTests.story(rows) == ["! outside-card", "Ina|Groß"])
            }
        }
    }

    @Test("A card in a cell of a sheet does not make cards of the sheet")
    func cell() throws {
        let file = "Nachname;vCard\r\nGroß;\"AGENT:\r\nBEGIN:VCARD\r\nEND:VCARD\"\r\n"
        var reader = PeopleFileReader(defaults: VCardReaderTests.contract)
        reader.append(Array(file.utf8))
        reader.finish()
        #expect(VCardReaderTests.story([try #require(try reader.next())]) == ["Groß"])
    }

    @Test("What is not read may be of any length and number")
    func unread() throws {
        let long = String(repeating: "N", count: 200_000)
        let folded = Array(repeating: String(repeating: "n", count: 70), count: 9_000).joined(separator: "\n ")
        let notes = String(repeating: "X-NOTIZ:\(long.prefix(5_000))\n", count: 100)
        for note in ["NOTE:\(long)\n", "NOTE:\(folded)\n", notes, "NOTE:eins\nzwei \(long)\n"] {
            let card = "BEGIN:VCARD\nN:Groß;Ina\n\(note)TEL:030 1234\nEND:VCARD\n"
            var reader = PeopleFileReader(defaults: VCardReaderTests.contract)
            reader.append(Array(card.utf8))
            reader.finish()
            #expect(VCardReaderTests.story([try #require(try reader.next())]) == ["Ina|Groß", "  *030 1234 ()"])
            #expect(reader.unread == [note.hasPrefix("X") ? "X-NOTIZ" : "NOTE"])
        }
    }

    @Test("A card that is put right keeps its addresses and labels", arguments: [true, false])
    func putRight(isGerman: Bool) throws {
        let card = """
            BEGIN:VCARD
            N:Groß;Ina;;;
            EMAIL:ina@gross
            EMAIL;TYPE=WORK:buero@gross.example
            TEL;TYPE=FAX,WORK:030 1
            TEL;TYPE=CELL:0171 555
            TEL;TYPE=HOME:030 555
            ADR;TYPE=HOME:;;Weg 1;Bonn;;53111;DE
            ADR;TYPE=WORK:;;Weg 2;Köln;;50667;DE
            ADR;TYPE=HOME:;;Weg 3;Wien;;1010;AT
            END:VCARD

            """
        let rows = try VCardReaderTests.rows(Array(card.utf8), isGerman: isGerman)
        let texts = try #require(rows.first).record.texts.map {
            ["ina@gross": "ina@gross.example", "030 1": "030 111"][$0] ?? $0
        }
        var defaults = VCardReaderTests.contract
        defaults.isGerman = isGerman
        var fixed = PeopleFileReader(format: .csv, defaults: defaults)
        var writer = CSVWriter()
        writer.write(PeopleFileReader(format: .vcard, defaults: defaults).header)
        writer.write(texts)
        fixed.append(writer.take())
        fixed.finish()
        let (work, home, mobile) = isGerman ? ("geschäftlich", "privat", "mobil") : ("work", "home", "mobile")
        #expect(
            VCardReaderTests.story([try #require(try fixed.next())]) == [
                "Ina|Groß", "  *ina@gross.example ()", "  -buero@gross.example (\(work))", "  *030 555 (\(home))",
                "  -0171 555 (\(mobile))", "  -030 111 (Fax)", "  @Weg 3|1010|Wien|AT ()",
                "  @Weg 2|50667|Köln|DE (\(work))", "  @Weg 1|53111|Bonn|DE (\(home))",
            ])
    }

    @Test("A value of very many lines that were not folded is read in time")
    func manyLines() throws {
        let lines = String(repeating: "a\n", count: 60_000)
        let file = "BEGIN:VCARD\nN:Groß;Ina\nADR:;;\(lines)END:VCARD\n"
        #expect(VCardReaderTests.story(try VCardReaderTests.rows(Array(file.utf8))).count == 1)
    }
}
