import Domain
import Foundation
import Testing

@Suite("Writing sheets of people")
struct PeopleSheetWriterTests {
    static let people = [
        PersonProfile(
            givenName: "Änne", familyName: "von der Heide", honorificPrefix: "Prof. Dr.", additionalName: "Luise",
            honorificSuffix: "M. Sc.", nickname: "Änni", salutation: .ms, jobTitle: "Leiterin; Einkauf",
            contactPoints: [
                ContactPoint(kind: .email, value: "aenne@heide.example", isPrimary: true),
                ContactPoint(kind: .email, value: "buero@heide.example", label: "geschäftlich"),
                ContactPoint(kind: .telephone, value: "+49 30 1234-5", label: "geschäftlich", isPrimary: true),
                ContactPoint(kind: .telephone, value: "0171 5550123", label: "mobil"),
            ],
            addresses: [
                PostalAddress(
                    streetAddress: "Straße des 17. Juni 135\nHinterhaus", postalCode: "10623",
                    addressLocality: "Berlin",
                    addressCountry: "DE"),
                PostalAddress(addressLocality: "Köln", label: "privat"),
            ]),
        PersonProfile(givenName: "=HYPERLINK(1)", familyName: "@Groß", salutation: .mr),
        PersonProfile(familyName: "Becker", salutation: .neutral),
    ]

    static func sheet(_ people: [PersonProfile], isGerman: Bool = true) -> [UInt8] {
        var writer = PeopleSheetWriter(Set(PeopleColumnGroup.allCases), isGerman: isGerman)
        for person in people { writer.write(person, lifecycle: "Kunde", createdAt: "2026-11-27") }
        return writer.take()
    }

    static func read(_ bytes: [UInt8]) throws -> [PersonProfile] {
        var reader = PeopleFileReader(defaults: VCardReaderTests.contract)
        reader.append(bytes)
        reader.finish()
        var people: [PersonProfile] = []
        while let row = try reader.next() {
            if case .person(let profile, _) = row.outcome { people.append(profile) }
        }
        return people
    }

    @Test("What is written reads back as the same people")
    func roundTrip() throws {
        let read = try Self.read(Self.sheet(Self.people)).map(VCardWriterTests.plain)
        #expect(read == Self.people.map(VCardWriterTests.plain))
    }

    @Test("The English sheet reads back, too; formulas are guarded; the file begins with a byte order mark")
    func english() throws {
        let bytes = Self.sheet(Self.people, isGerman: false)
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("Mr,,'=HYPERLINK(1),,'@Groß,"))
        let read = try Self.read(bytes)
        #expect(read.map(\.familyName) == ["von der Heide", "@Groß", "Becker"])
        #expect(read.map(\.salutation) == [.ms, .mr, .neutral])
        #expect(read[0].honorificPrefix == "Prof. Dr." && read[0].addresses.count == 2)
    }

    @Test("Every value finds a column, several of one label share a cell")
    func many() throws {
        let person = PersonProfile(
            familyName: "Viel",
            contactPoints: (1...4).map {
                ContactPoint(kind: .email, value: "v\($0)@viel.example", label: $0 == 3 ? "Laden" : "privat")
            },
            addresses: (1...3).map { PostalAddress(addressLocality: "Ort \($0)", label: "Lager") })
        let read = try #require(try Self.read(Self.sheet([person])).first)
        #expect(Set(read.contactPoints.map(\.value)) == Set(person.contactPoints.map(\.value)))
        #expect(read.addresses.map(\.addressLocality) == ["Ort 1", "Ort 2", "Ort 3"])
    }
}
