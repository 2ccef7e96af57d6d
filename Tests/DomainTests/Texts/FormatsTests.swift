import Domain
import Foundation
import Testing
import Texts

/// Dates and numbers as people write them.
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

    @Test("Numbers carry the separators of their language")
    func numbers() {
        #expect(german.number(1_234_567) == "1.234.567")
        #expect(english.number(-1_234) == "−1,234")
        #expect(german.number(999) == "999")
        #expect(german.number(.min).hasPrefix("−9.223"))
        #expect(german.count(1, one: "Person", many: "Personen") == "1 Person")
        #expect(german.count(1_200, one: "Person", many: "Personen") == "1.200 Personen")
        #expect(german.list(["E-Mail", "SMS", "Post"]) == "E-Mail, SMS und Post")
        #expect(english.list(["e-mail"]) == "e-mail")
        #expect(english.list([]) == "")
    }
}
