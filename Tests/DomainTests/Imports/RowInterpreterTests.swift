import Domain
import Foundation
import Testing

@Suite("Row interpreter")
struct RowInterpreterTests {
    static let contract = ImportDefaults(purpose: "customer-care", legalBasis: .contract, source: "Altsystem")

    func outcome(_ header: [String], _ row: [String], _ defaults: ImportDefaults = contract) throws -> ImportRowOutcome
    {
        RowInterpreter(mapping: try ColumnGuess.mapping(header: header), defaults: defaults)
            .interpret(CSVRecord(row: 1, fields: row))
    }

    func person(_ header: [String], _ row: [String], _ defaults: ImportDefaults = contract) throws -> PersonProfile? {
        guard case .person(let profile, _) = try outcome(header, row, defaults) else { return nil }
        return profile
    }

    @Test("A full row becomes a person with contact points, addresses and a reason")
    func full() throws {
        let header = [
            "Anrede", "Titel", "Vorname", "Nachname", "E-Mail", "E-Mail privat", "Telefon", "Handy", "Straße",
            "Hausnr.",
            "PLZ", "Ort", "Land", "Zweck", "Rechtsgrundlage", "Quelle",
        ]
        let row = [
            "Frau", "Dr.", " Anna  Lena ", "Müller-Lüdenscheidt", "Anna@Beispiel.example", "a@b.example; c@d.example",
            "030/12 34-5", "+49 (0)170 123456", "Hauptstraße", "5a", "01067", "Dresden", "Deutschland", "Newsletter",
            "Vertrag", "Messe Köln",
        ]
        guard case .person(let profile, let statement) = try outcome(header, row, ImportDefaults()) else {
            Issue.record("no person")
            return
        }
        #expect(profile.salutation == .ms && profile.honorificPrefix == "Dr." && profile.givenName == "Anna Lena")
        #expect(profile.familyName == "Müller-Lüdenscheidt")
        #expect(
            profile.contactPoints.map(\.value) == [
                "Anna@Beispiel.example", "a@b.example", "c@d.example", "030/12 34-5", "+49 (0)170 123456",
            ])
        #expect(profile.contactPoints.map(\.label) == [nil, "privat", "privat", nil, "mobil"])
        #expect(profile.contactPoints.map(\.isPrimary) == [true, false, false, true, false])
        #expect(profile.addresses.count == 1)
        #expect(profile.addresses.first?.streetAddress == "Hauptstraße 5a")
        #expect(profile.addresses.first?.postalCode == "01067" && profile.addresses.first?.addressCountry == "DE")
        #expect(statement == ProcessingStatement(purpose: "newsletter", legalBasis: .contract, source: "Messe Köln"))
        #expect(try profile.validated() == profile)
    }

    @Test(
        "Forms of address are told from titles; what is neither stays as it is",
        arguments: [
            ("Anrede", "Frau Dr.", Salutation.ms, "Dr."), ("Anrede", "Herrn", .mr, nil), ("Anrede", "w", .ms, nil),
            ("Anrede", "Divers", .neutral, nil), ("salutation", "not_specified", nil, nil),
            ("Anrede", "Herr und Frau", nil, "Herr und Frau"), ("Anrede", "Familie", nil, "Familie"),
            ("Anrede", "Sehr geehrte Frau Groß", .ms, nil), ("Prefix", "Prof. Dr. med.", nil, "Prof. Dr. med."),
            ("Prefix", "M.", nil, "M."), ("Geschlecht", "männlich", .mr, nil),
        ] as [(String, String, Salutation?, String?)])
    func salutations(header: String, cell: String, salutation: Salutation?, prefix: String?) throws {
        let person = try person([header, "Nachname"], [cell, "Groß"])
        #expect(person?.salutation == salutation && person?.honorificPrefix == prefix)
    }

    @Test("A row about a company is no person, unless it says whom to ask for")
    func companies() throws {
        let header = ["Anrede", "Vorname", "Name", "E-Mail"]
        for row in [["Firma", "", "Groß GmbH", ""], ["Fa.", "", "", "info@gross.example"]] {
            guard case .issue(let issue) = try outcome(header, row) else {
                Issue.record("a person: \(row)")
                continue
            }
            #expect(issue.code == .notAPerson)
        }
        let person = try person(header, ["Firma", "Anna", "Groß", ""])
        #expect(person?.givenName == "Anna" && person?.honorificPrefix == nil && person?.salutation == nil)
    }

    @Test("Middle names, suffix, nickname and job have fields of their own")
    func furtherNames() throws {
        let person = try person(
            ["First Name", "Middle Name", "Last Name", "Suffix", "Nickname", "Job Title"],
            ["Anna", "Käthe", "Groß", "M. Sc.", "Anni", "Einkauf"])
        #expect(person?.additionalName == "Käthe" && person?.honorificSuffix == "M. Sc.")
        #expect(person?.nickname == "Anni" && person?.jobTitle == "Einkauf")
    }

    @Test(
        "What the file does not say comes from the defaults; without them the row is kept back",
        arguments: [
            ("", "Vertrag", "Messe", "purpose"), ("Newsletter", "", "Messe", "legalBasis"),
            ("Newsletter", "Vertrag", " ", "source"),
        ])
    func processingMissing(purpose: String, basis: String, source: String, field: String) throws {
        let header = ["Name", "Zweck", "Rechtsgrundlage", "Quelle"]
        let row = ["Anna Müller", purpose, basis, source]
        #expect(try outcome(header, row, ImportDefaults()) == .issue(ImportIssue(.processingMissing, field: field)))
        #expect(try person(header, row)?.familyName == "Müller")
    }

    @Test(
        "Each thing wrong has its reason and its column",
        arguments: [
            (["Müller", "anna", "", "", "", ""], ImportIssueCode.emailInvalid, 1),
            (["Müller", "", "4,91701E+11", "", "", ""], .telephoneInvalid, 2),
            (["Müller", "", "", "Absurdistan", "", ""], .countryUnknown, 3),
            (["Müller", "", "", "", "Weltherrschaft", ""], .purposeUnknown, 4),
            (["Müller", "", "", "", "", "weil"], .basisUnknown, 5),
            (["M\u{1}ller", "", "", "", "", ""], .controlCharacter, 0),
            (["M\0ller", "", "", "", "", ""], .controlCharacter, 0),
            (["M\u{FFFD}ller", "", "", "", "", ""], .encodingInvalid, 0),
            ([String(repeating: "ü", count: 101), "", "", "", "", ""], .tooLong, 0),
            (["", "", "", "", "", ""], .emptyRow, nil), (["-", "-", "", "", "", ""], .nameOrContactMissing, nil),
            (["", "", "", "DE", "", ""], .nameOrContactMissing, nil),
            (["", "", "", "", "newsletter", "Vertrag"], .emptyRow, nil),
        ] as [([String], ImportIssueCode, Int?)])
    func issues(row: [String], code: ImportIssueCode, column: Int?) throws {
        let header = ["Nachname", "E-Mail", "Telefon", "Land", "Zweck", "Rechtsgrundlage"]
        guard case .issue(let issue) = try outcome(header, row) else {
            Issue.record("no issue")
            return
        }
        #expect(issue.code == code && issue.column == column)
    }

    @Test("Bytes that are no text keep back the row only if the column is read")
    func encoding() throws {
        let mapping = try ColumnGuess.mapping(header: ["Nachname", "Notiz"])
        let interpreter = RowInterpreter(mapping: mapping, defaults: Self.contract)
        let start = Array("\u{FEFF}Nachname;Notiz\nMüller;".utf8)
        let records = read(start + [0xFF] + Array("\nM".utf8) + [0xFF] + Array(";x\n".utf8))
        guard case .person = interpreter.interpret(records[1]) else {
            Issue.record("the note is not read")
            return
        }
        #expect(
            interpreter.interpret(records[2]) == .issue(ImportIssue(.encodingInvalid, field: "familyName", column: 0)))
    }

    @Test(
        "Legal bases in German, English and as a norm",
        arguments: [
            ("Vertrag", LegalBasis.contract), ("contract", .contract), ("Einwilligung", .consent),
            ("CONSENT", .consent),
            ("rechtliche Verpflichtung", .legalObligation), ("legal-obligation", .legalObligation),
            ("Berechtigtes Interesse", .legitimateInterest), ("legitimate interests", .legitimateInterest),
            ("lebenswichtige Interessen", .vitalInterest), ("öffentliche Aufgabe", .publicTask),
            ("Art. 6 Abs. 1 S. 1 lit. b DSGVO", .contract), ("Art. 6(1)(a) GDPR", .consent),
            ("Artikel 6 Absatz 1 Buchstabe f DSGVO", .legitimateInterest), ("6.1.c", .legalObligation),
            ("Vertragserfüllung", .contract), ("Freely given consent from contact", .consent),
        ])
    func bases(text: String, basis: LegalBasis) throws {
        guard case .person(_, let statement) = try outcome(["Name", "Rechtsgrundlage"], ["Anna Müller", text]) else {
            Issue.record("not understood")
            return
        }
        #expect(statement.legalBasis == basis)
    }

    @Test(
        "Countries by code, German, English and short names",
        arguments: [
            ("Deutschland", "DE"), ("germany", "DE"), ("D", "DE"), ("de", "DE"), ("DEU", "DE"), ("BRD", "DE"),
            ("Österreich", "AT"),
            ("Oesterreich", "AT"), ("A", "AT"), ("Schweiz", "CH"), ("CH", "CH"), ("Czech Republic", "CZ"),
            ("Tschechien", "CZ"),
            ("Vereinigtes Königreich", "GB"), ("UK", "GB"), ("USA", "US"), ("Niederlande", "NL"),
            ("Côte d’Ivoire", "CI"),
        ])
    func countries(text: String, code: String) throws {
        #expect(try person(["Name", "Land"], ["Anna Müller", text])?.addresses.first?.addressCountry == code)
    }

    @Test(
        "Complete proof of a foreign double opt-in goes with consent; a part of it does not",
        arguments: [nil, 3, 4, 5, 6])
    func evidence(missing: Int?) throws {
        let header = ["E-Mail", "Rechtsgrundlage", "Name", "Anmeldung am", "Bestätigt am", "Wortlaut", "Quellsystem"]
        var row = [
            "anna@b.example", "Einwilligung", "Anna", "01.02.2024 13:30", "2024-02-01T12:35:10Z", "Ja, gern.",
            "Altsystem",
        ]
        var defaults = Self.contract
        defaults.timeZone = try #require(TimeZone(identifier: "Europe/Berlin"))
        if let missing {
            row[missing] = ""
            guard case .issue(let issue) = try outcome(header, row, defaults) else {
                Issue.record("no issue")
                return
            }
            #expect(issue.code == .evidenceIncomplete)
            return
        }
        guard case .person(_, let statement) = try outcome(header, row, defaults) else {
            Issue.record("no person")
            return
        }
        let evidence = try #require(statement.evidence)
        #expect(evidence.method == .importedEvidence && evidence.attestedByOwner == false)
        #expect(evidence.channel == .email && evidence.address == "anna@b.example")
        #expect(evidence.requestedAt == Date(timeIntervalSince1970: 1_706_790_600))
        #expect(evidence.confirmedAt == Date(timeIntervalSince1970: 1_706_790_910))
    }

    @Test(
        "Times that nobody can read are refused",
        arguments: [
            "02/01/2024", "31.02.2024", "2024-13-01", "gestern", "2024-02-01T25:00", "2024-02-01 12:60", "1.2.24",
            "2024-02-01T12",
            "2024-02-01 12:00 morgens", "99999999999999999999", "2024-02-01T12:00+1",
        ])
    func times(text: String) throws {
        let row = ["anna@b.example", "Einwilligung", text]
        #expect(
            try outcome(["E-Mail", "Rechtsgrundlage", "Bestätigt am"], row)
                == .issue(ImportIssue(.dateInvalid, field: "evidence.confirmedAt", column: 2)))
    }

    @Test(
        "Our own exports and Excel's text cells come back without their guards",
        arguments: [
            ("'+49 30 1234", "+49 30 1234"), ("=\"0301234\"", "0301234"), ("'030 1234", "030 1234"),
        ])
    func guards(cell: String, number: String) throws {
        #expect(try person(["Name", "Telefon"], ["Anna", cell])?.contactPoints.first?.value == number)
    }

    @Test("Blanks are tidied, invisible characters dropped, letters composed")
    func tidying() throws {
        let row = ["\u{FEFF}Ju\u{308}rgen\u{A0}\n von ", "\u{200B}M\u{AD}üller\u{202E}", "Weg 1\r\nHinterhaus"]
        let profile = try #require(try person(["Vorname", "Nachname", "Straße"], row))
        #expect(profile.givenName?.unicodeScalars.elementsEqual("Jürgen von".unicodeScalars) == true)
        #expect(profile.familyName == "Müller")
        #expect(profile.addresses.first?.streetAddress == "Weg 1\nHinterhaus")
    }

    @Test("Every reason has a German and an English sentence of its own")
    func texts() {
        let codes = ImportIssueCode.allCases
        #expect(Set(codes.map(\.german)).count == codes.count && Set(codes.map(\.english)).count == codes.count)
        #expect(codes.allSatisfy { $0.german.hasSuffix(".") && $0.english.hasSuffix(".") && $0.german != $0.english })
    }
}
