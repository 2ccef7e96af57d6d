import Domain
import Foundation
import Testing
import Texts

/// Dates, numbers and money as people write them.
struct FormatsTests {
    let german = Formats(language: .german)
    let english = Formats(language: .english)

    @Test("Days are written out in German, by slashes in English, in the tenant's zone")
    func days() {
        let late = moment("2026-11-23T23:30:00Z")
        #expect(german.day(late, in: berlin) == "24. November 2026")
        #expect(english.day(late, in: berlin) == "24/11/2026")
        #expect(german.shortDay(late, in: berlin) == "24.11.2026")
        #expect(english.shortDay(late, in: berlin) == "24/11/2026")
        #expect(german.day(iso: "2027-03-01") == "1. März 2027")
        #expect(english.day(iso: "2027-03-01") == "01/03/2027")
        #expect(german.day(iso: "bald") == "bald")
        #expect(german.moment(late, in: berlin) == "24. November 2026, 00:30 Uhr")
        #expect(english.moment(late, in: berlin) == "24/11/2026, 00:30")
    }

    @Test("Relative times follow the grammar of their language")
    func relative() {
        let now = moment("2026-11-23T12:00:00Z")
        let cases: [(TimeInterval, String, String)] = [
            (-20, "gerade eben", "just now"), (-60, "vor einer Minute", "1 minute ago"),
            (-3 * 3_600, "vor 3 Stunden", "3 hours ago"), (86_400, "in einem Tag", "in 1 day"),
            (5 * 86_400, "in 5 Tagen", "in 5 days"), (-400 * 86_400, "vor 13 Monaten", "13 months ago"),
            (-3 * 365 * 86_400, "vor 3 Jahren", "3 years ago"),
        ]
        for (seconds, inGerman, inEnglish) in cases {
            #expect(german.relative(now.addingTimeInterval(seconds), to: now) == inGerman)
            #expect(english.relative(now.addingTimeInterval(seconds), to: now) == inEnglish)
        }
        #expect(german.relative(.distantFuture, to: now).hasSuffix("Jahren"))
    }

    @Test("Numbers and money carry the separators of their language")
    func numbers() {
        #expect(german.number(1_234_567) == "1.234.567")
        #expect(english.number(-1_234) == "−1,234")
        #expect(german.number(999) == "999")
        #expect(german.number(.min).hasPrefix("−9.223"))
        #expect(german.money(minorUnits: 123_450, currency: "EUR") == "1.234,50\u{A0}€")
        #expect(english.money(minorUnits: 123_405, currency: "EUR") == "€1,234.05")
        #expect(english.money(minorUnits: -5, currency: "CHF") == "−CHF\u{A0}0.05")
        #expect(german.count(1, one: "Person", many: "Personen") == "1 Person")
        #expect(german.count(1_200, one: "Person", many: "Personen") == "1.200 Personen")
        #expect(german.list(["E-Mail", "SMS", "Post"]) == "E-Mail, SMS und Post")
        #expect(english.list(["e-mail"]) == "e-mail")
        #expect(english.list([]) == "")
    }
}
