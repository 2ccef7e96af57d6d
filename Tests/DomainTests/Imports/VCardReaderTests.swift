import Domain
import Foundation
import Testing

@Suite("vCards")
struct VCardReaderTests {
    static let contract = ImportDefaults(purpose: "customer-care", legalBasis: .contract, source: "Telefonbuch")

    static func rows(_ bytes: [UInt8], piece: Int = 4_096, isGerman: Bool = true) throws -> [PeopleSheetRow] {
        var defaults = contract
        defaults.isGerman = isGerman
        var reader = PeopleFileReader(defaults: defaults)
        var rows: [PeopleSheetRow] = []
        var start = 0
        while start < bytes.count {
            reader.append(Array(bytes[start..<min(start + piece, bytes.count)]))
            start += piece
            while let row = try reader.next() { rows.append(row) }
        }
        reader.finish()
        while let row = try reader.next() { rows.append(row) }
        #expect(bytes.isEmpty || reader.format == .vcard)
        return rows
    }

    /// What rows say, one line each value.
    static func story(_ rows: [PeopleSheetRow]) -> [String] {
        rows.flatMap { row -> [String] in
            switch row.outcome {
            case .issue(let issue):
                return ["! \(issue.code.rawValue) \(issue.field ?? "")".trimmingCharacters(in: .whitespaces)]
            case .person(let profile, _):
                let names = [
                    profile.salutation?.rawValue, profile.honorificPrefix, profile.givenName, profile.additionalName,
                    profile.familyName, profile.honorificSuffix, profile.nickname, profile.jobTitle,
                ].compactMap { $0 }
                let points = profile.contactPoints.map {
                    "  \($0.isPrimary ? "*" : "-")\($0.value) (\($0.label ?? ""))"
                }
                let addresses = profile.addresses.map { address in
                    "  @"
                        + [address.streetAddress, address.postalCode, address.addressLocality, address.addressCountry]
                        .map { $0 ?? "" }.joined(separator: "|") + " (\(address.label ?? ""))"
                }
                return [names.joined(separator: "|")] + points + addresses
            }
        }
    }

    static func story(of text: String) throws -> [String] {
        story(try rows(Array("BEGIN:VCARD\r\n\(text)\r\nEND:VCARD\r\n".utf8)))
    }

    @Test(
        "What programs write is read, however the file is cut",
        arguments: [
            (
                "android-21.vcf",
                [
                    "Dr.|Jörg|Müller-Lüdenscheidt", "  *joerg@mueller.example (privat)",
                    "  *+49 171 5550123 (mobil)", "  -030-23125000 (geschäftlich)",
                    "  -030 23125001 (Fax geschäftlich)",
                    "  @Straße des 17. Juni 135 im zweiten Hinterhof links|50667|Köln|DE (privat)", "Oma",
                    "  *0221/445566 (privat)",
                ]
            ),
            (
                "iphone-30.vcf",
                [
                    "Änne|von der Heide", "  *aenne@heide.example (Laden)", "  -privat@heide.example (privat)",
                    "  *0171 5550199 (mobil)", "  -+43 1 234567 (Fax geschäftlich)",
                    "  @Lindenweg 3\nHinterhaus|1010|Wien|AT (privat)", "! not-a-person",
                ]
            ),
            (
                "outlook-21.vcf",
                [
                    "ms|Käthe|Weiß|Geschäftsführerin", "  *kaethe.weiss@weiss.example ()",
                    "  *+49 (89) 123456-0 (geschäftlich)",
                    "  -+49 (160) 5550111 (mobil)", "  @Schloßstr. 1\n2. Stock|80331|München|DE (geschäftlich)",
                ]
            ),
            (
                "gmail-30.vcf",
                [
                    "Prof. Dr.|Özlem|Ayşe|Yılmaz", "  *oezlem.yilmaz@uni.example (geschäftlich)",
                    "  -o.y@post.example ()", "  *+49 1577 5550144 (mobil)",
                    "  @Rämistrasse 101|8006|Zürich|CH (Labor)", "! email-invalid contactPoints.email",
                ]
            ),
            (
                "thunderbird-40.vcf",
                [
                    "Bjarne|Großmann", "  -zweite@grossmann.example ()", "  *bjarne@grossmann.example ()",
                    "  *040 555 0177 (geschäftlich)", "  -+49-170-5550188-7 (mobil privat)",
                    "  @Elbchaussee 1, Eingang über den Hof; bitte zweimal klingeln|22765|Hamburg|DE (privat)",
                ]
            ),
            (
                "nextcloud-40.vcf",
                [
                    "Łukasz|Żółć", "  *lukasz@zolc.example (privat)", "  *+48 22 555 01 44 (privat)", "! not-a-person",
                ]
            ),
            (
                "old-telephones.vcf",
                [
                    "Ute|Schröder", "  *ute@schroeder.example ()", "  *0170 5550155 (mobil)", "! outside-card",
                    "Otto|Ohne-Ende", "  *030 555 0166 ()", "Jörg|Weiß",
                    "! telephone-invalid contactPoints.telephone", "! card-incomplete",
                ]
            ),
        ])
    func programs(name: String, expected: [String]) throws {
        let bytes = fixtureBytes(name)
        for piece in [1, 13, 100_000] {
            #expect(Self.story(try Self.rows(bytes, piece: piece)) == expected)
        }
    }

    @Test(
        "Escapes, lists, quotes and blanks",
        arguments: [
            ("N:Meier\\, geb. Schulz;Eva Maria,Lotte;;Dr.,med.;", ["Dr. med.|Eva Maria Lotte|Meier, geb. Schulz"]),
            ("N:Back\\\\slash;A\\nB", ["A B|Back\\slash"]),
            (
                "N:Lang;Lena;Maria;Frau Dr.;M. Sc.\nNICKNAME:Leni\nTITLE:Leiterin\\, Einkauf\nGENDER:M",
                ["mr|Dr.|Lena|Maria|Lang|M. Sc.|Leni|Leiterin, Einkauf"]
            ),
            ("FN:Müller\\, Dr. Anna", ["Dr.|Anna|Müller"]), ("N:Anna Schmidt\nFN:Anna Schmidt", ["Anna|Schmidt"]),
            ("N:Lang;Li\n sa\nTEL;TYPE=\"work:1;x\",voice:0301234", ["Lisa|Lang", "  *0301234 (work:1;x)"]),
            ("VERSION:2.1\nN:Alt;Anna\n  Maria", ["Anna Maria|Alt"]),
            ("N:Leer;Lea\nTEL:\nEMAIL:-\nADR:;;;;;;", ["Lea|Leer"]),
            ("N:Drei;Ina\nADR:Postfach 12;;;Bonn;;53111;DE", ["Ina|Drei", "  @Postfach 12|53111|Bonn|DE ()"]),
            ("N:Doe;Jo\nADR:;;1 Main St;Salem;OR;97301;USA", ["Jo|Doe", "  @1 Main St|97301|Salem, OR|US ()"]),
            ("N:Weit;Wim\nADR:;;Weg 1;Ort;;1;Phantasia", ["! country-unknown addresses.addressCountry"]),
            ("ORG:Nur Firma GmbH\nTEL:030 1234", ["! not-a-person"]), ("NOTE:nichts", ["! name-or-contact-missing"]),
            ("N:;;;;\nFN:a@b.example\nEMAIL:a@b.example", ["", "  *a@b.example ()"]),
            ("N;CHARSET=KOI9:Gr\u{F6}\u{DF}e", ["Größe"]),
            ("N;CHARSET=KOI9;ENCODING=QUOTED-PRINTABLE:Gr=F6=DFe", ["! encoding-invalid name"]),
            ("N;CHARSET=ISO-8859-15;ENCODING=QUOTED-PRINTABLE:=A8ark", ["šark"]),
            ("N:Tab\u{1}bat;Ina", ["! control-character name"]),
            ("N:\(String(repeating: "x", count: 300))", ["! too-long familyName"]),
        ])
    func details(card: String, expected: [String]) throws {
        #expect(try Self.story(of: card) == expected)
    }

    @Test("Labels are in the language of the tenant")
    func english() throws {
        let rows = try Self.rows(fixtureBytes("android-21.vcf"), isGerman: false)
        #expect(Self.story(rows).contains("  -030 23125001 (work fax)"))
    }

    @Test("What is not read is named, and how often it stood there")
    func unread() throws {
        var reader = PeopleFileReader(defaults: Self.contract)
        reader.append(fixtureBytes("outlook-21.vcf"))
        reader.finish()
        while try reader.next() != nil {}
        #expect(reader.unread == ["ORG"])
    }

    @Test("A card that is kept back stands in columns that can be put right, and as it was, without its picture")
    func quarantine() throws {
        let rows = try Self.rows(fixtureBytes("gmail-30.vcf") + Array("BEGIN:VCARD\nPHOTO;ENCODING=b:AAAA\n".utf8))
        let texts = rows[1].record.texts
        #expect(texts.prefix(8) == ["", "Kim", "", "Becker", "", "", "", "kim@becker"])
        #expect(
            texts.last
                == "BEGIN:VCARD\nVERSION:3.0\nFN:Kim Becker\nN:Becker;Kim;;;\nEMAIL;TYPE=INTERNET:kim@becker\nEND:VCARD\n"
        )
        #expect(rows[2].record.texts.last == "BEGIN:VCARD\nPHOTO;ENCODING=b:\n")
        var fixed = PeopleFileReader(format: .csv, defaults: Self.contract)
        var writer = CSVWriter()
        writer.write(PeopleFileReader(format: .vcard, defaults: Self.contract).header)
        writer.write(texts.map { $0 == "kim@becker" ? "kim@becker.example" : $0 })
        fixed.append(writer.take())
        fixed.finish()
        #expect(Self.story([try #require(try fixed.next())]) == ["Kim|Becker", "  *kim@becker.example ()"])
    }

    @Test("Files that are no cards are refused as a whole")
    func unreadable() {
        for bytes in [[], Array("PK\u{3}\u{4}abc".utf8), Array("%PDF-1.4".utf8), Array("Hallo\n".utf8)] as [[UInt8]] {
            let refusal = refusal {
                var reader = PeopleFileReader(format: .vcard, defaults: Self.contract)
                reader.append(bytes)
                reader.finish()
                while try reader.next() != nil {}
            }
            #expect(refusal?.code == RefusalCode.fileUnreadable.rawValue)
        }
    }

    @Test("Huge lines and cards are bounded and kept back")
    func bounds() throws {
        let photo = String(repeating: "A", count: 3_000_000)
        let note = String(repeating: "N", count: 200_000)
        let many = String(repeating: "TEL:030 1234\n", count: 3_000)
        let text =
            "BEGIN:VCARD\nN:Groß;Gerd\nPHOTO;ENCODING=b:\(photo)\nEND:VCARD\n"
            + "BEGIN:VCARD\nN:Groß;Grete\nADR:\(note)\nEND:VCARD\nBEGIN:VCARD\nN:Groß;Viele\n\(many)END:VCARD\n"
        let rows = try Self.rows(Array(text.utf8), piece: 65_536)
        #expect(Self.story(rows) == ["Gerd|Groß", "! too-long", "! too-long"])
        #expect(rows.allSatisfy { $0.record.texts.allSatisfy { $0.utf8.count <= 65_536 } })
    }
}
