import Domain
import Foundation

/// Invented people on `.example` addresses, the same ones for the same numbers.
struct SyntheticPeople: Sendable {
    private static let givenNames = [
        "Anna", "Björn", "Claudia", "Dieter", "Elif", "Franz", "Greta", "Hüseyin", "Ingrid", "Jörg", "Katharina",
        "Lukas",
        "Märit", "Nuray", "Otto", "Paula", "Quirin", "Renate", "Søren", "Theresa", "Ulrike", "Volker", "Wiebke",
        "Xaver",
        "Yasemin", "Zoë", "Hans-Peter", "Anna-Lena", "Jürgen", "Käthe",
    ]
    private static let familyNames = [
        "Groß", "Müller", "Schäfer", "Öztürk", "Weiß", "von der Heide", "Meyer-Lüdenscheid", "Nowak", "Jäger", "Krüger",
        "Fuchs", "Böhm", "Grünwald", "Šimić", "Bauer", "Hoffmann", "Ćosić", "Lindström", "Vogt", "Kühn", "Straßer",
        "Yılmaz",
        "Dübendorfer", "Graf", "Preuß", "Huber", "Schönfeld", "de Vries", "Kowalczyk", "Löwe",
    ]
    private static let men: Set<String> = [
        "Björn", "Dieter", "Franz", "Hüseyin", "Jörg", "Lukas", "Otto", "Quirin", "Søren", "Volker", "Xaver",
        "Hans-Peter", "Jürgen",
    ]
    private static let jobs = [
        "Einkauf", "Geschäftsführung", "Buchhaltung", "Hausmeister", "Lehrkraft", "Werkstattleitung", "Praxisleitung",
    ]
    private static let streets = [
        "Lindenstraße", "Am Mühlbach", "Goethestraße", "Bahnhofstraße", "Schloßallee", "Kirchgasse", "Rosenweg",
        "An der Alten Schäferei",
    ]
    private static let towns = [
        ("10115", "Berlin"), ("80331", "München"), ("50667", "Köln"), ("20095", "Hamburg"), ("01067", "Dresden"),
        ("70173", "Stuttgart"), ("99084", "Erfurt"), ("24103", "Kiel"), ("90402", "Nürnberg"), ("28195", "Bremen"),
    ]

    /// The person with this number, counted from 0.
    static func profile(_ number: Int) -> PersonProfile {
        let given = pick(givenNames, number, salt: 1)
        let family = pick(familyNames, number, salt: 2)
        let town = pick(towns, number, salt: 3)
        var contacts = [
            ContactPoint(
                kind: .email, value: "\(ascii(given)).\(ascii(family)).\(number + 1)@kunden.example", label: "privat",
                isPrimary: true)
        ]
        if number % 3 != 2 {
            // 0171 39200xx is set aside by the Bundesnetzagentur for fiction, like 030 23125xxx.
            contacts.append(
                ContactPoint(
                    kind: .telephone, value: "030 23125 " + String(format: "%03d", number % 1_000), label: "Telefon",
                    isPrimary: true))
        }
        return PersonProfile(
            givenName: given, familyName: family,
            honorificPrefix: number % 17 == 0 ? (number % 51 == 0 ? "Prof. Dr. med." : "Dr.") : nil,
            additionalName: number % 13 == 5 ? "Maria" : nil, honorificSuffix: number % 29 == 7 ? "M. Sc." : nil,
            salutation: number % 23 == 11 ? .neutral : men.contains(given) ? .mr : .ms,
            jobTitle: number % 4 == 1 ? pick(jobs, number, salt: 5) : nil,
            contactPoints: contacts,
            addresses: [
                PostalAddress(
                    streetAddress: "\(pick(streets, number, salt: 4)) \(number % 97 + 1)", postalCode: town.0,
                    addressLocality: town.1, addressCountry: "DE")
            ])
    }

    /// The stage of the person with this number.
    static func lifecycle(_ number: Int) -> Lifecycle {
        number % 5 == 0 ? .former : .customer
    }

    private static func pick<Element>(_ list: [Element], _ number: Int, salt: Int) -> Element {
        var hash = UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(salt) &* 0xBF58_476D_1CE4_E5B9
        hash ^= hash >> 31
        hash = hash &* 0x94D0_49BB_1331_11EB
        return list[Int((hash >> 33) % UInt64(list.count))]
    }

    private static func ascii(_ name: String) -> String {
        let folded = name.replacing("ß", with: "ss").replacing("ä", with: "ae").replacing("ö", with: "oe")
            .replacing("ü", with: "ue").replacing("ø", with: "o").replacing("ı", with: "i").lowercased()
        let plain = folded.folding(options: [.diacriticInsensitive], locale: nil)
        return String(plain.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    }
}
