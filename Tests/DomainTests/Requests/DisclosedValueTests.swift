import Domain
import Foundation
import Testing
import Texts

@Suite("What a person is told")
struct DisclosedValueTests {
    /// The names of a record's members and those inside them, as `a.b`.
    private static func names(_ value: DisclosedValue, _ path: String = "") -> Set<String> {
        switch value {
        case .record(let members):
            members.reduce(into: []) { names, member in
                let name = path.isEmpty ? member.name : "\(path).\(member.name)"
                names.insert(name)
                names.formUnion(Self.names(member.value, name))
            }
        case .list(let values): values.reduce(into: []) { $0.formUnion(Self.names($1, path)) }
        default: []
        }
    }

    private static func names(
        of record: RecordKind, _ path: String = "", where isTold: (CatalogueField) -> Bool = { _ in true }
    ) -> Set<String> {
        Catalogue.fields(of: record).filter(isTold).reduce(into: []) { names, field in
            let name = path.isEmpty ? field.name : "\(path).\(field.name)"
            names.insert(name)
            if case .record(let nested) = field.kind {
                names.formUnion(Self.names(of: nested, name, where: isTold))
            }
        }
    }

    @Test("R-42 every field of the catalogue is told, none by a list that somebody has to keep")
    func complete() throws {
        var event = ConsentEventDetail()
        event.address = "anna@beispiel.example"
        event.source = "Messe"
        event.wordingHash = [1]
        event.noticeHash = [2]
        event.language = "de"
        event.control = .unchecked
        event.requestedAt = Date(timeIntervalSince1970: 0)
        event.sentAt = Date(timeIntervalSince1970: 0)
        event.messageID = "m"
        event.renderedHash = [3]
        event.confirmedAt = Date(timeIntervalSince1970: 0)
        event.tokenID = UUID()
        event.formID = UUID()
        event.formVersion = "1"
        event.sourceSystem = "Alt"
        event.statement = "Ja, gern."
        event.ipAddress = "192.0.2.1"
        event.userAgent = "Firefox"
        let day = try #require(CalendarDay("2026-01-02"))
        let told: [(RecordKind, DisclosedValue)] = [
            (.person, try DisclosedValue(fullProfile())), (.consentEvent, try DisclosedValue(event)),
            (
                .ground,
                try DisclosedValue(
                    GroundDetail(
                        source: "Bestellung", evidence: "Nr. 4711",
                        sale: ExistingCustomerSale(
                            reference: "RE-17", goods: "Tee", address: "anna@kunden.example", notice: "Widerspruch")))
            ),
            (.activity, try DisclosedValue(ActivityContent(subject: "Anruf", text: "Rückruf erbeten"))),
            (
                .employment,
                try DisclosedValue(EmploymentDetail(jobTitle: "Leitung", department: "Einkauf", since: day, until: day))
            ),
            (.importRow, try DisclosedValue(ImportRowRecord([("Vorname", "Anna")]))),
        ]
        for (record, value) in told { #expect(Self.names(value) == Self.names(of: record), "\(record)") }
    }

    @Test("R-45 what she takes along is what she provided, and nothing else")
    func provided() throws {
        let value = try DisclosedValue(fullProfile(), where: \.providedByPerson)
        #expect(Self.names(value) == Self.names(of: .person, where: \.providedByPerson))
        #expect(!Self.names(value).contains("tags"))
    }

    @Test("A field of a newer version is told under its number")
    func unknown() throws {
        var profile = PersonProfile(givenName: "Anna")
        profile.unknownFields = [UnknownField(number: 900, value: [0xAB, 0x01])]
        #expect(
            try DisclosedValue(profile).json == .object(["givenName": .string("Anna"), "field900": .string("ab01")]))
    }

    @Test("Every field that is told has a word in both languages", arguments: Language.allCases)
    func words(_ language: Language) {
        let terms = Texts.in(language).terms
        let records: Set<RecordKind> = [
            .person, .contactPoint, .postalAddress, .customValue, .employment, .activity, .ground, .importRow,
            .importColumn, .consentEvent,
        ]
        for field in Catalogue.fields where records.contains(field.record) {
            #expect(terms.field(field.name) != field.name, "\(field.record).\(field.name)")
        }
    }
}
