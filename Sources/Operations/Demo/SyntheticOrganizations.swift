import Domain
import Foundation

/// Invented organisations on `.example` addresses, with what was said to them: the same ones for the same numbers.
struct SyntheticOrganizations: Sendable {
    private static let trades = [
        ("Bäckerei", "Handwerk", "GmbH & Co. KG"), ("Schreinerei", "Handwerk", "e. K."),
        ("Gärtnerei", "Gartenbau", "GbR"), ("Autohaus", "Handel", "GmbH"), ("Malerbetrieb", "Handwerk", "GmbH"),
        ("Hofladen", "Landwirtschaft", "e. K."), ("Druckerei", "Gewerbe", "GmbH"),
        ("Steuerkanzlei", "Beratung", "PartG"),
        ("Apotheke", "Gesundheit", "e. K."), ("Fahrradladen", "Handel", "OHG"),
    ]
    private static let names = [
        "Groß", "Überlinger", "am Mühlbach", "Schäfer & Töchter", "Weiß", "Lüdenscheidt", "zur Linde", "Böhm", "Jäger",
        "Sonnenhof", "Kühn & Partner", "Nordlicht",
    ]
    private static let towns = [
        ("50667", "Köln"), ("80331", "München"), ("99084", "Erfurt"), ("24103", "Kiel"), ("70173", "Stuttgart"),
    ]
    private static let jobs = ["Leiterin Einkauf", "Geschäftsführer", "Buchhaltung", "Werkstattleiter", "Empfang"]
    private static let talks: [(ActivityKind, String, String)] = [
        (.call, "Rückruf wegen der Lieferung", "Möchte künftig dienstags beliefert werden. Rechnung wie bisher."),
        (
            .meeting, "Besuch vor Ort",
            "Neue Backstube angesehen.\nBraucht ab März doppelt so viel, Angebot bis Freitag."
        ),
        (.note, "Ansprechzeiten", "Vormittags am besten zu erreichen, mittwochs geschlossen."),
        (.email, "Angebot 2026-114", "Angebot bestätigt, Auftrag kommt per Post."),
        (.letter, "Vertrag", "Unterschriebener Rahmenvertrag ist zurückgekommen."),
    ]

    /// The organisation with this number, counted from 0.
    static func profile(_ number: Int) -> OrganizationProfile {
        let trade = trades[number % trades.count]
        let name = "\(trade.0) \(names[number / trades.count % names.count])"
        let town = towns[number % towns.count]
        return OrganizationProfile(
            name: name, legalName: "\(name) \(trade.2)", industry: trade.1,
            contactPoints: [
                ContactPoint(
                    kind: .email, value: "kontakt@betrieb\(number + 1).example", label: "Zentrale", isPrimary: true),
                ContactPoint(
                    kind: .telephone, value: "030 23125 " + String(format: "%03d", (number + 500) % 1_000),
                    label: "Zentrale", isPrimary: true),
            ],
            addresses: [
                PostalAddress(
                    streetAddress: "Mühlenweg \(number % 60 + 1)", postalCode: town.0, addressLocality: town.1,
                    addressCountry: "DE")
            ])
    }

    /// What the person with this number does there.
    static func employment(_ number: Int) -> EmploymentDetail {
        EmploymentDetail(
            jobTitle: jobs[number % jobs.count],
            since: CalendarDay(year: 2012 + number % 13, month: number % 12 + 1, day: 1))
    }

    /// Something that was said, so many days before `now`.
    static func talk(_ number: Int, now: Date) -> (kind: ActivityKind, happenedAt: Date, content: ActivityContent) {
        let talk = talks[number % talks.count]
        return (
            talk.0, now.addingTimeInterval(-Double(number % 90 + 1) * 86_400 - Double(number % 7) * 3_600),
            ActivityContent(subject: talk.1, text: talk.2)
        )
    }
}
