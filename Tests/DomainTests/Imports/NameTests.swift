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
        "Couples stay whole; titles, what follows a name, the name at birth and remarks have their places",
        arguments: [
            ("Herr und Frau Schmidt", nil, nil, "Herr und Frau Schmidt", nil),
            ("Herr u. Frau Schmidt", nil, nil, "Herr u. Frau Schmidt", nil),
            ("Herrn  & Frau Dr. Schmidt", nil, nil, "Herrn & Frau Dr. Schmidt", nil),
            ("Schmidt, Herr und Frau", nil, "Herr und Frau", "Schmidt", nil),
            ("Frau Anna Müller und Herr Karl Müller", nil, nil, "Frau Anna Müller und Herr Karl Müller", nil),
            ("Anna und Karl Müller", nil, "Anna und Karl", "Müller", nil),
            ("Dr. med. und Dr. phil. Anna Groß", "Dr. med. und Dr. phil.", "Anna", "Groß", nil),
            ("Karl Theodor von und zu Berg", nil, "Karl Theodor", "von und zu Berg", nil),
            ("Anna Müller geb. Schmidt", nil, "Anna", "Müller geb. Schmidt", nil),
            ("Müller geb. Schmidt, Anna", nil, "Anna", "Müller geb. Schmidt", nil),
            ("Anna Müller, geb. Schmidt", nil, "Anna", "Müller geb. Schmidt", nil),
            ("Anna Müller (geb. Schmidt)", nil, "Anna", "Müller (geb. Schmidt)", nil),
            ("Karl Müller jun.", nil, "Karl", "Müller", "jun."), ("Karl Müller sen.", nil, "Karl", "Müller", "sen."),
            ("Müller jun., Karl", nil, "Karl", "Müller", "jun."), ("Müller, Karl jun.", nil, "Karl", "Müller", "jun."),
            ("Herr Müller sen.", "Herr", nil, "Müller", "sen."), ("Karl Groß, Sr.", nil, "Karl", "Groß", "Sr."),
            ("Anna Müller (Buchhaltung)", nil, "Anna", "Müller (Buchhaltung)", nil),
            ("Anna Müller (Einkauf, Lager)", nil, "Anna", "Müller (Einkauf, Lager)", nil),
            ("Anna Müller - Einkauf", nil, "Anna", "Müller - Einkauf", nil),
            ("Frau Müller - Einkauf", "Frau", nil, "Müller - Einkauf", nil),
            ("Müller, Anna (Buchhaltung)", nil, "Anna", "Müller (Buchhaltung)", nil),
            ("Anna (Änne) Müller", nil, "Anna (Änne)", "Müller", nil),
            ("Hans - Peter Müller", nil, "Hans - Peter", "Müller", nil),
            ("Anna Müller, M.A.", nil, "Anna", "Müller", "M.A."),
            ("Anna Müller M. Sc.", nil, "Anna", "Müller", "M. Sc."),
            ("Anna Müller, MA, LL.M.", nil, "Anna", "Müller", "MA LL.M."),
            ("Müller, Anna, Ph.D.", nil, "Anna", "Müller", "Ph.D."), ("Müller, M.", nil, "M.", "Müller", nil),
            ("Dr. med. dent. Klaus Zahn, MSc", "Dr. med. dent.", "Klaus", "Zahn", "MSc"),
            ("Müller Anna, Dr.", "Dr.", "Anna", "Müller", nil), ("Müller, Anna, Dr.", "Dr.", "Anna", "Müller", nil),
            ("Anna Lena Müller, Dr.", "Dr.", "Anna Lena", "Müller", nil),
            ("Karl Müller, Dipl.-Ing. (FH)", "Dipl.-Ing. (FH)", "Karl", "Müller", nil),
            ("Dr.-Ing. Karl Müller", "Dr.-Ing.", "Karl", "Müller", nil),
            ("Dipl.-Ing. (FH) Karl Müller", "Dipl.-Ing. (FH)", "Karl", "Müller", nil),
            ("Prof. Dr. Dr. h.c. mult. Karl Müller", "Prof. Dr. Dr. h.c. mult.", "Karl", "Müller", nil),
            ("Dr. h. c. Karl Müller", "Dr. h. c.", "Karl", "Müller", nil),
            ("Dr.med. Karl Müller", "Dr.med.", "Karl", "Müller", nil),
            ("z. Hd. Anna Müller", nil, "Anna", "Müller", nil), ("z.Hd. Frau Müller", "Frau", nil, "Müller", nil),
            ("zu Händen von Herrn Karl von Berg", "Herrn", "Karl", "von Berg", nil),
            ("M. Müller", nil, "M.", "Müller", nil), ("((((", nil, nil, "((((", nil),
        ] as [(String, String?, String?, String?, String?)])
    func additions(text: String, prefix: String?, given: String?, family: String?, suffix: String?) {
        let name = FullName(text)
        #expect(name.honorificPrefix == prefix && name.honorificSuffix == suffix)
        #expect(name.givenName == given && name.familyName == family)
    }

    @Test("No word of a name is lost, in whatever order they come", arguments: 1...20 as ClosedRange<UInt64>)
    func complete(seed: UInt64) {
        var random = Generator(seed: seed)
        let words = [
            "Herr", "Frau", "Dr.", "und", "&", "Anna", "Müller", "von", "geb.", "(Einkauf)", "(", "-", "jun.", "M.",
            "Sc.",
            "h.", "c.", "MA", ",", "Dipl.-Ing.", "(FH)", "M.A.,", ",,", "Groß,",
        ]
        for _ in 0..<500 {
            let text = (0..<Int.random(in: 0...9, using: &random)).map { _ in words.randomElement(using: &random) ?? ""
            }
            .joined(separator: " ")
            let name = FullName(text)
            let parts = [name.honorificPrefix, name.givenName, name.familyName, name.honorificSuffix]
            func letters(_ text: String) -> [Character] { text.filter { $0 != "," && !$0.isWhitespace }.sorted() }
            #expect(letters(parts.compactMap { $0 }.joined()) == letters(text), "\(text)")
        }
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
