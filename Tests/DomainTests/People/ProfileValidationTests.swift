import Domain
import Foundation
import Testing

/// What a profile takes and refuses.
struct ProfileValidationTests {
    @Test("Blanks around texts go, empty texts are none")
    func trimming() throws {
        let profile = try PersonProfile(
            givenName: "  Anna\u{A0}", familyName: " \t ", honorificPrefix: "",
            contactPoints: [ContactPoint(kind: .email, value: " anna@beispiel.example ", label: "  ")],
            addresses: [PostalAddress(streetAddress: " ", addressCountry: " de ")]
        ).validated()
        #expect(profile.givenName == "Anna")
        #expect(profile.familyName == nil)
        #expect(profile.honorificPrefix == nil)
        #expect(profile.contactPoints.first?.value == "anna@beispiel.example")
        #expect(profile.contactPoints.first?.label == nil)
        #expect(profile.addresses == [PostalAddress(addressCountry: "DE")])
    }

    @Test("A street may stand on several lines, whose ends become line feeds")
    func lines() throws {
        func street(_ text: String) throws -> String? {
            try PersonProfile(givenName: "A", addresses: [PostalAddress(streetAddress: text)]).validated()
                .addresses.first?.streetAddress
        }
        #expect(try street("c/o Weiß\r\nHof 3\rAufgang B\n") == "c/o Weiß\nHof 3\nAufgang B")
        #expect(try street("\u{3000}Hof 3\u{2003}") == "Hof 3")
        #expect(refusal { _ = try street("Hof\t3") }?.code == "control-character")
        #expect(refusal { _ = try street("Hof\u{0}3") }?.field == "addresses[0].streetAddress")
    }

    @Test("Names stay as people write them")
    func names() throws {
        for name in [
            "Ó Súilleabháin", "d’Aubigné", "Nguyễn", "张伟", "Müller-Lüdenscheidt", "O'Connor",
            "👩‍👩‍👧", "עברית",
        ] {
            #expect(try PersonProfile(familyName: name).validated().familyName == name)
        }
    }

    @Test(
        "Control characters are refused, and the field is named",
        arguments: ["A\u{0}B", "A\u{7}B", "A\nB", "A\u{7F}B", "A\u{85}B", "A\u{2028}B", "A\u{1B}[0m"])
    func controlCharacters(_ text: String) {
        let refused = refusal { _ = try PersonProfile(givenName: text).validated() }
        #expect(refused?.code == "control-character")
        #expect(refused?.field == "givenName")
        #expect(refused?.kind == .invalid)
    }

    @Test("A name holds 200 bytes of UTF-8 and not one more")
    func nameLength() throws {
        let fits = String(repeating: "ß", count: 100)
        #expect(try PersonProfile(familyName: fits).validated().familyName == fits)
        let refused = refusal { _ = try PersonProfile(familyName: fits + "s").validated() }
        #expect(refused?.code == "too-long")
        #expect(refused?.field == "familyName")
    }

    @Test("Ten megabytes of name are refused at once")
    func hugeName() {
        let refused = refusal {
            _ = try PersonProfile(givenName: String(repeating: "A", count: 10_000_000)).validated()
        }
        #expect(refused?.code == "too-long")
    }

    @Test("Somebody without a name and without a way to reach her is nobody")
    func nobody() {
        #expect(
            refusal { _ = try PersonProfile(honorificPrefix: "Dr.").validated() }?.code == "name-or-contact-missing")
        #expect(
            refusal { _ = try PersonProfile(addresses: [PostalAddress(addressLocality: "Köln")]).validated() }?.code
                == "name-or-contact-missing")
    }

    @Test(
        "An e-mail address has one at-sign with something on both sides and no blank",
        arguments: ["anna", "@beispiel.example", "anna@", "an na@beispiel.example", "a@b@c", "anna@.example", "a@b."])
    func badEmail(_ value: String) {
        let refused = refusal {
            _ = try PersonProfile(contactPoints: [ContactPoint(kind: .email, value: value)]).validated()
        }
        #expect(refused?.code == "email-invalid")
        #expect(refused?.field == "contactPoints[0].value")
    }

    @Test("A telephone number has 3 to 20 digits", arguments: ["keine", "12", "123456789012345678901"])
    func badTelephone(_ value: String) {
        let refused = refusal {
            _ = try PersonProfile(
                givenName: "A",
                contactPoints: [
                    ContactPoint(kind: .email, value: "a@b.example"), ContactPoint(kind: .telephone, value: value),
                ]
            ).validated()
        }
        #expect(refused?.code == "telephone-invalid")
        #expect(refused?.field == "contactPoints[1].value")
    }

    @Test("Each kind of contact point has exactly one first choice, and repeated ones are folded")
    func firstChoice() throws {
        let profile = try PersonProfile(contactPoints: [
            ContactPoint(kind: .email, value: "a@b.example"), ContactPoint(kind: .email, value: "c@d.example"),
            ContactPoint(kind: .email, value: "a@b.example", isPrimary: true),
            ContactPoint(kind: .telephone, value: "030 123"),
        ]).validated()
        #expect(profile.contactPoints.map(\.value) == ["a@b.example", "c@d.example", "030 123"])
        #expect(profile.contactPoints.map(\.isPrimary) == [true, false, true])
    }

    @Test("Two contact points cannot share an id")
    func duplicateID() {
        let id = UUID()
        let refused = refusal {
            _ = try PersonProfile(contactPoints: [
                ContactPoint(id: id, kind: .email, value: "a@b.example"),
                ContactPoint(id: id, kind: .email, value: "c@d.example"),
            ]).validated()
        }
        #expect(refused?.code == "duplicate-id")
    }

    @Test("Lists are bounded, and so is the record")
    func bounds() {
        let points = (0..<51).map { ContactPoint(kind: .email, value: "a\($0)@b.example") }
        #expect(refusal { _ = try PersonProfile(contactPoints: points).validated() }?.code == "too-many")
        let addresses = (0..<21).map { PostalAddress(addressLocality: "Ort \($0)") }
        #expect(refusal { _ = try PersonProfile(givenName: "A", addresses: addresses).validated() }?.code == "too-many")
        var large = PersonProfile(givenName: "A")
        large.unknownFields = [UnknownField(number: 900, value: [UInt8](repeating: 0, count: 33_000))]
        #expect(refusal { _ = try large.validated() }?.code == "record-too-large")
    }

    @Test("A country has two letters", arguments: ["Deutschland", "D", "1A", "DEU"])
    func badCountry(_ code: String) {
        let profile = PersonProfile(givenName: "A", addresses: [PostalAddress(addressCountry: code)])
        #expect(refusal { _ = try profile.validated() }?.code == "country-invalid")
    }

    @Test("People are shown by title and name, sorted by family name, and by a contact point where there is no name")
    func display() {
        #expect(fullProfile().displayName == "Dr. Anna Käthe Maria Groß-Müller, M. Sc.")
        #expect(fullProfile().sortName == "Groß-Müller, Anna Käthe Maria")
        let nameless = PersonProfile(contactPoints: [
            ContactPoint(kind: .telephone, value: "030 1"), ContactPoint(kind: .email, value: "a@b", isPrimary: true),
        ])
        #expect(nameless.displayName == "a@b")
    }

    @Test(
        "A name is sorted under its main part, particles behind",
        arguments: [
            ("von der Leyen", "Leyen, Uta von der"), ("von und zu Hohenberg", "Hohenberg, Uta von und zu"),
            ("Freiherr von Stein", "Stein, Uta Freiherr von"), ("van den Berg", "Berg, Uta van den"),
            ("vom Berg", "vom Berg, Uta"), ("La Roche", "La Roche, Uta"), ("De Luca", "De Luca, Uta"),
            ("von", "von, Uta"), ("Graf", "Graf, Uta"), ("de la Torre Ñúñez", "Torre Ñúñez, Uta de la"),
        ])
    func sorting(_ family: String, _ sorted: String) {
        #expect(PersonProfile(givenName: "Uta", familyName: family).sortName == sorted)
    }

    @Test("A generation follows the name without a comma; a nickname stands in for a missing name")
    func suffixes() {
        #expect(
            PersonProfile(givenName: "Karl", familyName: "Groß", honorificSuffix: "jun.").displayName
                == "Karl Groß jun.")
        #expect(PersonProfile(nickname: "Kalle").displayName == "Kalle")
    }

    @Test("Tags and values stand once a person, empty values are none, and both are bounded")
    func tagsAndValues() throws {
        let (first, second) = (UUID(), UUID())
        var profile = PersonProfile(
            givenName: "A", tags: [first, second, first],
            customValues: [CustomValue(fieldID: first, value: " K-1 "), CustomValue(fieldID: second, value: " ")])
        #expect(try profile.validated().tags == [first, second])
        #expect(try profile.validated().customValues == [CustomValue(fieldID: first, value: "K-1")])
        profile.customValues.append(CustomValue(fieldID: first, value: "K-2"))
        #expect(refusal { _ = try profile.validated() }?.code == "duplicate-id")
        #expect(
            refusal { _ = try PersonProfile(givenName: "A", tags: (0..<51).map { _ in UUID() }).validated() }?.field
                == "tags")
    }

    @Test("A refusal never repeats what was typed")
    func refusalSaysNothing() {
        let refused = refusal {
            _ = try PersonProfile(contactPoints: [ContactPoint(kind: .email, value: "geheim-anna")]).validated()
        }
        #expect(refused.map { !"\($0) \($0.rule ?? "")".contains("geheim") } == true)
    }
}
