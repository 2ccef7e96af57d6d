import Domain
import Testing

@Suite("Sheets of people")
struct PeopleSheetReaderTests {
    func rows(
        _ bytes: [UInt8], mapping: ColumnMappingFile? = nil, defaults: ImportDefaults = ImportDefaults(),
        piece: Int = 4_096
    ) throws -> [PeopleSheetRow] {
        var reader = PeopleSheetReader(mapping: mapping, defaults: defaults)
        var rows: [PeopleSheetRow] = []
        var start = 0
        while start < bytes.count {
            reader.append(Array(bytes[start..<min(start + piece, bytes.count)]))
            start += piece
            while let row = try reader.next() { rows.append(row) }
        }
        reader.finish()
        while let row = try reader.next() { rows.append(row) }
        return rows
    }

    @Test("The German Excel file: semicolons, Windows-1252, line ends in cells, a broken row, a duplicate, no basis")
    func germanExcel() throws {
        let bytes = fixtureBytes("kunden-excel.csv")
        for piece in [1, 7, 100_000] {
            let rows = try rows(bytes, piece: piece)
            #expect(rows.map(\.record.row) == [1, 2, 3, 4, 5, 6])
            #expect(rows.map(\.record.line) == [2, 4, 5, 6, 8, 9])
            let codes = rows.map { if case .issue(let issue) = $0.outcome { issue.code.rawValue } else { "" } }
            #expect(codes == ["", "processing-missing", "quote-broken", "", "telephone-invalid", ""])
            guard case .person(let first, let statement) = rows[0].outcome,
                case .person(let fourth, _) = rows[3].outcome
            else {
                Issue.record("no person")
                return
            }
            #expect(first.addresses.first?.streetAddress == "Hauptstraße 5\nHinterhaus")
            #expect(statement.purpose == "customer-care" && statement.source == "Messe")
            #expect(DuplicateKey(first) == DuplicateKey(fourth))
            #expect(rows[2].record.texts.prefix(2) == ["Herr", "\"Kaputt"])
        }
    }

    /// A row's name and contacts, or the code of what is wrong with it.
    private func summary(_ row: PeopleSheetRow) -> String {
        switch row.outcome {
        case .issue(let issue): issue.code.rawValue
        case .person(let profile, _):
            ([profile.givenName, profile.familyName].compactMap(\.self) + profile.contactPoints.map(\.value))
                .joined(separator: " ")
        }
    }

    @Test(
        "Lines of a title above the header are no rows, and the lines are counted as the file has them",
        arguments: [
            "Kunden 2023;;;\nName;Vorname;Telefon;E-Mail\nGroß;Anna;030 1234567;anna@titel.example\n",
            "Notes:\r\n\"Nothing here, really\"\r\nName,Vorname,Telefon,E-Mail\r\nGroß,Anna,030 1234567,anna@titel.example",
            "\"EXTF\";700;21\nName;Vorname;Telefon;E-Mail\nGroß;Anna;030 1234567;anna@titel.example",
            "\"sep=|\"\nName|Vorname|Telefon|E-Mail\nGroß|Anna|030 1234567|anna@titel.example",
            "Name|Vorname|Telefon|E-Mail\nGroß|Anna|030 1234567|anna@titel.example",
        ])
    func titles(sheet: String) throws {
        var defaults = ImportDefaults()
        (defaults.purpose, defaults.legalBasis, defaults.source) = ("customer-care", .contract, "Messe")
        let bytes = Array(sheet.utf8)
        for piece in [1, 100_000] {
            let rows = try rows(bytes, defaults: defaults, piece: piece)
            #expect(rows.map(summary) == ["Anna Groß 030 1234567 anna@titel.example"])
            let lines = sheet.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
            #expect(rows.first?.record.line == 1 + (lines.firstIndex { $0.contains("Anna") } ?? 0))
            #expect(try SheetHead(reading: bytes).header == ["Name", "Vorname", "Telefon", "E-Mail"])
        }
    }

    @Test("Where the first line is a row, no later one is taken for the header")
    func noTitle() throws {
        let sheet = "Anna;anna@a.example\nName;E-Mail\n"
        #expect(throws: Refusal.self) { try rows(Array(sheet.utf8)) }
        let two = try rows(Array("Name;E-Mail\nTelefon;mobil@b.example\nOrt;Straße\n".utf8))
        #expect(two.count == 2)
    }

    @Test("A row may end before columns that nobody reads, and not before others")
    func short() throws {
        var defaults = ImportDefaults()
        (defaults.purpose, defaults.legalBasis, defaults.source) = ("customer-care", .contract, "Messe")
        let sheet = "Vorname;Nachname;E-Mail;;Kennzeichen\nCarl;Leer;c@l.example\nBernd;Strich\n"
        #expect(
            try rows(Array(sheet.utf8), defaults: defaults).map(summary) == ["Carl Leer c@l.example", "column-count"])
    }

    @Test("The whole name counts where its parts are empty, and whoever is only a company is kept back")
    func names() throws {
        var defaults = ImportDefaults()
        (defaults.purpose, defaults.legalBasis, defaults.source) = ("customer-care", .contract, "Messe")
        let sheet = """
            Name;Vorname;Nachname;Firma;Telefon
            Anna Groß;;;;030 1234561
            Büro;Anna;Groß;Groß GmbH;030 1234562
            ;;;Groß GmbH;030 1234563
            """
        #expect(
            try rows(Array(sheet.utf8), defaults: defaults).map(summary) == [
                "Anna Groß 030 1234561", "Anna Groß 030 1234562", "not-a-person",
            ])
    }

    @Test("The kept-back rows written as CSV can be read again")
    func quarantine() throws {
        let rows = try rows(Array("Name;E-Mail\nAnna;falsch\n\"Ben;b@c.example\n".utf8))
        var writer = CSVWriter()
        writer.write(["row", "reason", "field", "Name", "E-Mail"])
        for row in rows {
            guard case .issue(let issue) = row.outcome else { continue }
            writer.write([String(row.record.row), issue.code.rawValue, issue.field ?? ""] + row.record.texts)
        }
        #expect(
            read(writer.bytes).map(\.texts) == [
                ["row", "reason", "field", "Name", "E-Mail"],
                ["1", "email-invalid", "contactPoints.email", "Anna", "falsch"],
                ["2", "quote-broken", "", "\"Ben", "b@c.example"],
            ])
    }

    @Test("A mapping takes the place of the guess")
    func mapping() throws {
        let file = ColumnMappingFile(columns: ["Spalte B": .familyName, "Spalte A": .email])
        let rows = try rows(
            Array("Spalte A,Spalte B\na@b.example,Müller\n".utf8), mapping: file, defaults: RowInterpreterTests.contract
        )
        guard case .person(let profile, _) = rows[0].outcome else {
            Issue.record("no person")
            return
        }
        #expect(profile.familyName == "Müller" && profile.contactPoints.first?.value == "a@b.example")
    }

    @Test(
        "Files that are no sheets of people are refused before the first row",
        arguments: [
            ([], "file-unreadable"), (Array("\n\n  \n".utf8), "file-unreadable"),
            (Array("PK\u{3}\u{4}xxxx".utf8), "file-unreadable"),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "file-unreadable"), (Array("%PDF-1.7\n".utf8), "file-unreadable"),
            (Array("BEGIN:VCARD\nFN:Anna\n".utf8), "file-unreadable"),
            (Array("Name;\0\0\u{1}\nx;y".utf8), "file-unreadable"),
            (Array("\"Name;E-Mail\nAnna;a@b.example\n".utf8), "file-unreadable"),
            (Array("<html><body>".utf8), "file-unreadable"),
            (Array("Artikel;Preis\n1;2\n".utf8), "mapping-missing"),
            (Array("Anna;anna@b.example\n".utf8), "mapping-missing"),
        ] as [([UInt8], String)])
    func refused(bytes: [UInt8], code: String) {
        let refusal = #expect(throws: Refusal.self) { try rows(bytes) }
        #expect(refusal?.code == code && refusal?.kind == .refused)
    }

    @Test("A header alone is an import of nothing")
    func headerOnly() throws {
        #expect(try rows(Array("Name;E-Mail\n".utf8)).isEmpty)
    }

    @Test("Naughty strings never stop an import", arguments: NaughtyStrings.all)
    func naughty(cell: String) throws {
        var writer = CSVWriter()
        writer.write([
            "Vorname", "Nachname", "E-Mail", "Telefon", "Straße", "Land", "Zweck", "Rechtsgrundlage", "Bestätigt am",
        ])
        writer.write((0..<9).map { _ in cell })
        writer.write(["Anna", cell, "a@b.example", "", cell, "", "", "", ""])
        let rows = try rows(writer.bytes, defaults: RowInterpreterTests.contract)
        #expect(rows.count == 2)
        for row in rows {
            if case .person(let profile, _) = row.outcome { #expect(try profile.validated() == profile) }
        }
    }
}
