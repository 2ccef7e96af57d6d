import Domain
import Testing

@Suite("Names in sheets")
struct NameTests {
    @Test(
        "Full names are taken apart",
        arguments: [
            ("Anna Müller", nil, "Anna", "Müller"), ("Müller, Anna", nil, "Anna", "Müller"),
            ("Frau Dr. Anna Lena Müller-Lüdenscheidt", "Frau Dr.", "Anna Lena", "Müller-Lüdenscheidt"),
            ("Müller, Dr. Anna", "Dr.", "Anna", "Müller"), ("Hans von der Heide", nil, "Hans", "von der Heide"),
            ("Prof. Dr. med. Johann Wolfgang von Goethe", "Prof. Dr. med.", "Johann Wolfgang", "von Goethe"),
            ("Müller", nil, nil, "Müller"), ("Herr Müller", "Herr", nil, "Müller"),
            ("von Goethe", nil, "von", "Goethe"),
            ("Dr.", nil, nil, "Dr."), ("", nil, nil, nil), (",", nil, nil, nil), (", Anna", nil, "Anna", nil),
            ("Müller,", nil, nil, "Müller"),
        ] as [(String, String?, String?, String?)])
    func fullNames(text: String, prefix: String?, given: String?, family: String?) {
        let name = FullName(text)
        #expect(name.honorificPrefix == prefix && name.givenName == given && name.familyName == family)
    }

    @Test(
        "Names that are the same have the same key",
        arguments: [
            ("Jürgen", "Müller", "JUERGEN", "Mueller"), ("Ju\u{308}rgen", "Müller", "Jürgen", "Müller"),
            ("Hans-Peter", "Groß", "hans  peter", "Gross"), ("René", "d’Artagnan", "Rene", "D'Artagnan"),
            ("ﬁnn", "Ångström", "Finn", "Aangström"), ("Anna", "STRAẞER", "anna", "straßer"),
            ("Łukasz", "Ørsted", "Lukasz", "Oersted"),
            ("İpek", "Şahin", "ipek", "sahin"), ("Άννα", "Παπάς", "ΑΝΝΑ", "παπάσ"),
        ])
    func sameKeys(given: String, family: String, otherGiven: String, otherFamily: String) {
        #expect(
            DuplicateKey(givenName: given, familyName: family).name
                == DuplicateKey(givenName: otherGiven, familyName: otherFamily).name)
    }

    @Test("Names that differ have different keys; no name has the empty key")
    func differentKeys() {
        let keys = [("Anna", "Müller"), ("Anna", "Muller"), ("Ana", "Müller"), ("Müller", "Anna"), ("Анна", "Müller")]
            .map {
                DuplicateKey(givenName: $0.0, familyName: $0.1)
            }
        #expect(Set(keys).count == keys.count)
        #expect(DuplicateKey(givenName: nil, familyName: "–").name == "")
        #expect(DuplicateKey(PersonProfile(honorificPrefix: "Dr.")).name == "")
    }
}
