import Domain
import Foundation
import Testing

@Suite("Rows as small businesses have them")
struct FieldRowTests {
    private func outcome(
        _ header: [String], _ row: [String], _ defaults: ImportDefaults = RowInterpreterTests.contract
    ) throws -> ImportRowOutcome {
        try RowInterpreterTests().outcome(header, row, defaults)
    }

    private func person(_ header: [String], _ row: [String]) throws -> PersonProfile {
        try #require(try RowInterpreterTests().person(header, row))
    }

    private func code(_ header: [String], _ row: [String]) throws -> ImportIssueCode? {
        guard case .issue(let issue) = try outcome(header, row) else { return nil }
        return issue.code
    }

    @Test("What follows a name goes into its field, and a couple has no form of address")
    func names() throws {
        let klaus = try person(["Name"], ["Herr Dr. med. dent. Klaus Zahn, MSc"])
        #expect(klaus.salutation == .mr && klaus.honorificPrefix == "Dr. med. dent." && klaus.honorificSuffix == "MSc")
        let couple = try person(["Name"], ["Herr und Frau Schmidt"])
        #expect(couple.familyName == "Herr und Frau Schmidt" && couple.givenName == nil)
        #expect(couple.salutation == nil && couple.honorificPrefix == nil)
    }

    @Test(
        "A name with a legal form is no person",
        arguments: [
            "Müller & Söhne GmbH & Co. KG", "Müller GmbH", "Groß mbH", "Groß AG", "Groß OHG", "Groß und Klein GbR",
            "Bau UG (haftungsbeschränkt)", "Sportfreunde e.V.", "Sportfreunde e. V.", "Anna Groß e.K.", "Milch eG",
            "Groß Ltd.", "Groß, Inc.", "Müller & Söhne", "Firma Karl Müller", "Groß GmbH (Filiale Nord)",
        ])
    func companies(name: String) throws {
        #expect(try code(["Name", "E-Mail"], [name, "info@gross.example"]) == .notAPerson)
        #expect(try code(["Nachname", "E-Mail"], [name, "info@gross.example"]) == .notAPerson)
    }

    @Test(
        "Names that only look like a company, and people at one, are people",
        arguments: ["Anna Kag", "Eva Se", "Karl Partner", "Anna Müller (Groß GmbH)", "Dr. Karl von Ag", "AG"])
    func people(name: String) throws {
        #expect(try code(["Name"], [name]) == nil)
        #expect(try code(["Vorname", "Nachname"], ["Anna", "Groß GmbH"]) == nil)
    }

    @Test("An e-mail address or a number in the place of a name is kept as what it is")
    func strays() throws {
        let header = ["Name", "E-Mail", "Telefon"]
        let mail = try person(header, ["info@firma.example", "anna@firma.example", ""])
        #expect(mail.givenName == nil && mail.familyName == nil)
        #expect(mail.contactPoints.map(\.value) == ["anna@firma.example", "info@firma.example"])
        #expect(mail.contactPoints.map(\.isPrimary) == [true, false])
        let number = try person(header, ["0171 1234567", "", ""])
        #expect(number.familyName == nil && number.contactPoints.map(\.value) == ["0171 1234567"])
        #expect(number.contactPoints.first?.isPrimary == true)
        let same = try person(["Vorname", "Nachname", "E-Mail"], ["", "a@b.example", "a@b.example"])
        #expect(same.familyName == nil && same.contactPoints.count == 1)
    }

    @Test("The form of address says that a name in one column is a company", arguments: ["Firma", "Fa."])
    func companyWords(word: String) throws {
        #expect(try code(["Anrede", "Name"], [word, "Müller Bau"]) == .notAPerson)
    }

    @Test(
        "What is no form of address is no title either",
        arguments: [
            ("1", nil, nil), ("H.", .mr, nil), ("An die", nil, nil), ("Damen und Herren", nil, nil),
            ("Herr/Frau", nil, nil), ("An Herrn Dr.", .mr, "Dr."), ("An", nil, nil),
        ] as [(String, Salutation?, String?)])
    func salutations(cell: String, salutation: Salutation?, prefix: String?) throws {
        let person = try person(["Anrede", "Nachname"], [cell, "Groß"])
        #expect(person.salutation == salutation && person.honorificPrefix == prefix)
    }

    @Test(
        "A fax is preferred only where nothing else rings",
        arguments: [
            (["0301", "0302345"], [false, true]), (["0301", ""], [true]), (["0301", "Fax: 0302345"], [true, false]),
        ])
    func fax(cells: [String], preferred: [Bool]) throws {
        let person = try person(["Name", "Fax", "Telefon"], ["Anna Müller"] + cells)
        #expect(person.contactPoints.map(\.isPrimary) == preferred)
        #expect(person.contactPoints.first?.label == "Fax")
    }

    @Test(
        "Lines below a list are no people",
        arguments: ["Summe:", "Gesamt", "Seite 1", "Seite 1 von 3", "Total", "Stand 31.01.2026", "Stand: 1.2.2026"])
    func footers(text: String) throws {
        for header in [["Name", "E-Mail", "Ort"], ["Nachname", "E-Mail", "Ort"], ["Vorname", "E-Mail", "Ort"]] {
            #expect(try code(header, [text, "", ""]) == .notAPerson)
            #expect(try code(header, [text, "a@b.example", ""]) == nil)
            #expect(try code(header, [text, "", "Köln"]) == nil)
        }
        #expect(try code(["Vorname", "Nachname"], ["Anna", text]) == nil)
        #expect(try code(["Anrede", "Nachname"], ["Frau", text]) == nil)
    }

    @Test("People may be called like such a line", arguments: ["Stand", "Seite", "Anna Gesamt", "Summer"])
    func likeFooters(name: String) throws {
        #expect(try code(["Name"], [name]) == nil)
    }

    @Test(
        "Errors of a spreadsheet are no values",
        arguments: [
            "#WERT!", "#BEZUG!", "#NAME?", "#DIV/0!", "#REF!", "#VALUE!", "#NUM!", "#ZAHL!", "#NULL!", "#WERT! #DIV/0!",
            "Err:502", "#name?",
        ])
    func errors(text: String) throws {
        for header in ["Vorname", "Name", "E-Mail", "Telefon", "PLZ", "Ort", "Land"] {
            let outcome = try outcome(["Nachname", "Notiz", header], ["Groß", text, text])
            guard case .issue(let issue) = outcome else {
                Issue.record("\(header): a person")
                continue
            }
            #expect(issue.code == .cellError && issue.column == 2)
        }
        #expect(try code(["Nachname", "Notiz"], ["Groß", text]) == nil)
    }

    @Test("A value that is not there is none", arguments: ["#NV", "#N/A", "#n/a"])
    func missing(text: String) throws {
        let header = ["Vorname", "Nachname", "E-Mail", "Telefon", "Straße", "PLZ", "Ort", "Land"]
        let person = try person(header, [text, "Groß"] + Array(repeating: text, count: 6))
        #expect(person.givenName == nil && person.contactPoints.isEmpty && person.addresses.isEmpty)
        #expect(try code(["Name"], [text]) == .emptyRow)
    }

    @Test(
        "Codes that were taken for numbers come back",
        arguments: [
            ("1067", "", "01067"), ("1067", "Deutschland", "01067"), ("1010", "Österreich", "1010"),
            ("10115,00", "", "10115"), ("10115.0", "D", "10115"), ("1067.0", "", "01067"), ("0815", "", "0815"),
            ("10115", "NULL", "10115"), ("10115", "(null)", "10115"), ("10115", "0", "10115"), ("A-1010", "", "A-1010"),
        ])
    func postalCodes(cell: String, country: String, code: String) throws {
        let person = try person(["Name", "PLZ", "Land"], ["Anna Müller", cell, country])
        #expect(person.addresses.first?.postalCode == code)
    }

    @Test("A code that lost its digits is kept back; one beside its town, or of a business elsewhere, stays")
    func otherCodes() throws {
        #expect(try code(["Name", "PLZ"], ["Anna Müller", "1,01E+04"]) == .cellError)
        #expect(try person(["Name", "PLZ Ort"], ["Anna Müller", "1010 Wien"]).addresses.first?.postalCode == "1010")
        var vienna = RowInterpreterTests.contract
        vienna.timeZone = try #require(TimeZone(identifier: "Europe/Vienna"))
        guard case .person(let person, _) = try outcome(["Name", "PLZ"], ["Anna Müller", "1010"], vienna) else {
            Issue.record("no person")
            return
        }
        #expect(person.addresses.first?.postalCode == "1010")
    }

    @Test(
        "Countries in short and by two names",
        arguments: [
            ("Dtl.", "DE"), ("DE - Deutschland", "DE"), ("Germany/Deutschland", "DE"), ("Schweiz (CH)", "CH"),
            ("Ö", "AT"),
            ("A (Österreich)", "AT"), ("Österreich/Tirol", "AT"), ("Guinea-Bissau", "GW"), ("de-DE", "DE"),
        ])
    func countries(text: String, code: String) throws {
        let person = try person(["Name", "Land"], ["Anna Müller", text])
        #expect(person.addresses.first?.addressCountry == code)
    }

    @Test(
        "Two countries are none",
        arguments: ["Deutschland/Frankreich", "D-Dorf", "de-AT", "- / -", "Absurdistan (XX)"])
    func unclearCountries(text: String) throws {
        #expect(try code(["Name", "Land"], ["Anna Müller", text]) == .countryUnknown)
    }
}
