import Domain
import Testing

@Suite("Column guess")
struct ColumnGuessTests {
    /// The targets of a header row; `–` for columns that are not read.
    func targets(_ header: [String], _ rows: [[String]] = []) -> [String] {
        let sample = rows.enumerated().map { CSVRecord(row: $0.offset + 1, fields: $0.element) }
        guard let mapping = try? ColumnGuess.mapping(header: header, sample: sample) else { return ["mapping-missing"] }
        return header.indices.map { column in
            guard let found = mapping.assignments.first(where: { $0.column == column }) else { return "–" }
            var text = found.target.rawValue.split(separator: ".").last.map(String.init) ?? ""
            if let label = found.label { text += " (\(label))" }
            if found.address > 0 { text += " #\(found.address + 1)" }
            return text
        }
    }

    @Test("Header rows of common programs are understood", arguments: HeaderRows.all)
    func programs(row: HeaderRows) {
        #expect(targets(row.header) == row.expected)
    }

    @Test("Thirty programs and more are covered")
    func coverage() {
        #expect(HeaderRows.all.count >= 30)
    }

    @Test(
        "Case, blanks, punctuation, umlaut spellings and byte order marks do not matter",
        arguments: [
            ["VORNAME", " nachname ", "e mail"], ["Vor-Name", "Nach_name", "E‑Mail"],
            ["\u{FEFF}Vorname", "Nachname:", "eMail"],
            ["First_Name", "LAST NAME", "E-MAIL ADDRESS"], ["vorname*", "Nachname (Pflicht)", "Email"],
        ])
    func spelling(header: [String]) {
        let found = targets(header)
        #expect(found.first == "givenName" && found.last == "email")
    }

    @Test("Straße, Strasse, STRAẞE and a decomposed ü are one")
    func umlauts() {
        for street in ["Straße", "Strasse", "STRAẞE", "straße "] {
            #expect(targets(["Name", street]) == ["name", "streetAddress"])
        }
        #expect(targets(["Name", "Tel. gescha\u{308}ftlich"]) == ["name", "telephone (geschäftlich)"])
        #expect(targets(["Name", "Telefon Buero"]) == ["name", "telephone (Büro)"])
    }

    @Test("Name is the family name beside Vorname, counts beside both where a row has neither, and a guess is reported")
    func name() throws {
        #expect(targets(["Vorname", "Name"]) == ["givenName", "familyName"])
        #expect(targets(["Name", "Vorname", "Nachname"]) == ["name", "givenName", "familyName"])
        #expect(targets(["Kunde", "Ansprechpartner"]) == ["–", "name"])
        #expect(targets(["Kunde", "E-Mail"]) == ["name", "email"])
        let mapping = try ColumnGuess.mapping(header: ["Vorname", "Name", "E-Mail"])
        #expect(mapping.ambiguities.map(\.header) == ["Name"])
        #expect(mapping.ambiguities.first?.candidates == [.familyName, .fullName])
    }

    @Test("Titel is a title if the cells are, else a job")
    func title() {
        #expect(
            targets(["Titel", "Name"], [["Dr.", "Anna"], ["", "Ben"], ["Prof. Dr.", "Cora"]])[0] == "honorificPrefix")
        #expect(targets(["Title", "Name"], [["Head of Sales", "Anna"], ["CTO", "Ben"]])[0] == "jobTitle")
        #expect(
            targets(["Title", "Job Title", "Name"], [["Head of Sales", "CTO", "Anna"]]) == ["–", "jobTitle", "name"])
    }

    @Test("A column full of e-mail addresses is one, unless a header names another")
    func content() throws {
        let rows = [["Anna", "anna@firma.example"], ["Ben", "ben@firma.example"], ["Cora", "–"]]
        #expect(targets(["Wer", "Erreichbar unter"], rows) == ["–", "email"])
        #expect(targets(["Name", "Adresse"], rows) == ["name", "email"])
        #expect(targets(["E-Mail", "Betreuer"], [["a@b.example", "chef@firma.example"]]) == ["email", "–"])
    }

    @Test("A second column for the same thing is reported and left out")
    func doubled() throws {
        let mapping = try ColumnGuess.mapping(header: ["Vorname", "First Name", "E-Mail", "Zweck", "Purpose"])
        #expect(mapping.ambiguities.map(\.header) == ["First Name", "Purpose"])
        #expect(mapping.ambiguities.allSatisfy { $0.chosen == .ignore })
        #expect(mapping.unused == ["First Name", "Purpose"])
    }

    @Test(
        "Nothing that identifies a person, or a file without header, is mapping-missing",
        arguments: [
            ["Artikel", "Preis"], ["PLZ", "Ort"], [""], ["Anna", "Müller", "anna@firma.example"],
        ])
    func missing(header: [String]) {
        #expect(throws: Refusal(.refused, RefusalCode.mappingMissing, rule: ColumnGuessTests.rule)) {
            try ColumnGuess.mapping(header: header)
        }
    }

    static let rule =
        "No column of the first line is a name, an e-mail address or a telephone number; give a mapping."
}
