import Domain
import Foundation
import Testing

@Suite("Writing vCards")
struct VCardWriterTests {
    /// A profile without the ids of its contact points, which a file does not carry.
    static func plain(_ profile: PersonProfile) -> PersonProfile {
        var plain = profile
        let none = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        for index in plain.contactPoints.indices { plain.contactPoints[index].id = none }
        return plain
    }

    static let people = [
        PersonProfile(
            givenName: "Änne, Luise", familyName: "von der Heide; geb. Groß\\mann", honorificPrefix: "Prof. Dr.",
            additionalName: "Maria", honorificSuffix: "M. Sc.", nickname: "Änni", salutation: .neutral,
            jobTitle: "Leiterin; Einkauf",
            contactPoints: [
                ContactPoint(kind: .email, value: "aenne@heide.example", label: "geschäftlich"),
                ContactPoint(kind: .email, value: "a2@heide.example", isPrimary: true),
                ContactPoint(kind: .telephone, value: "+49 30 1234-5", label: "Omas Handy, links", isPrimary: true),
            ],
            addresses: [
                PostalAddress(
                    streetAddress:
                        "Straße des 17. Juni 135, Vorderhaus\nim zweiten Hinterhof bei Familie Müller-Lüdenscheidt",
                    postalCode: "10623", addressLocality: "Berlin", addressCountry: "DE", label: "Fax privat"),
                PostalAddress(addressLocality: "Köln"),
            ]),
        PersonProfile(familyName: "Ōoka 日本語のとても長い名前がここに続いていきますので折り返しが必要になります"),
        PersonProfile(contactPoints: [ContactPoint(kind: .email, value: "nur@post.example", isPrimary: true)]),
    ]

    @Test("What is written reads back as the same people")
    func roundTrip() throws {
        var writer = VCardWriter()
        for person in Self.people { writer.write(try person.validated(), id: UUID()) }
        let rows = try VCardReaderTests.rows(writer.take())
        let read = rows.compactMap { if case .person(let profile, _) = $0.outcome { profile } else { nil } }
        #expect(try read.map(Self.plain) == Self.people.map { Self.plain(try $0.validated()) })
    }

    @Test("RFC 6350: lines have at most 75 bytes, end with CRLF and cut no character")
    func folding() throws {
        var writer = VCardWriter()
        for person in Self.people { writer.write(person, id: UUID()) }
        let text = try #require(String(validating: writer.bytes, as: UTF8.self))
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") } && lines.last == "")
        #expect(lines.contains { $0.hasPrefix(" ") })
        #expect(String(validating: Array(lines[1].utf8), as: UTF8.self) == "VERSION:4.0")
    }

    @Test("Nothing that a person is called makes a property of its own")
    func injection() throws {
        let name = "Eva\r\nTEL:+49 30 1\nEND:VCARD"
        var writer = VCardWriter()
        writer.write(PersonProfile(familyName: name), id: UUID())
        let lines = String(decoding: writer.bytes, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.filter { $0.hasPrefix("TEL") || $0 == "END:VCARD" } == ["END:VCARD"])
    }
}
