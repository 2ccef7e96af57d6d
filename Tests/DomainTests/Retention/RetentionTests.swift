import Domain
import Foundation
import Testing

/// Statutory terms, proof terms and end rules.
struct RetentionTests {
    static let today = day("2026-11-23")

    static func term(
        _ date: String, _ country: String, _ kind: StatutoryClass.Kind, on today: CalendarDay = today
    )
        -> RetentionTerm?
    {
        RetentionTerm.of(day(date), StatutoryClass(country: country, kind: kind), today: today)
    }

    @Test(
        "R-55 a term starts at the end of the document's year and runs whole years",
        arguments: [
            ("2026-01-01", "DE", StatutoryClass.Kind.books, "2036-12-31"), ("2026-12-31", "DE", .books, "2036-12-31"),
            ("2026-03-14", "DE", .vouchers, "2034-12-31"), ("2026-03-14", "DE", .vouchersFinancial, "2036-12-31"),
            ("2026-03-14", "DE", .letters, "2032-12-31"), ("2026-03-14", "AT", .vouchers, "2033-12-31"),
            ("2026-03-14", "AT", .realEstate, "2048-12-31"), ("2026-03-14", "CH", .vouchers, "2036-12-31"),
            ("2026-03-14", "CH", .realEstate, "2046-12-31"), ("2024-02-29", "CH", .letters, "2034-12-31"),
        ])
    func terms(_ date: String, _ country: String, _ kind: StatutoryClass.Kind, _ end: String) {
        #expect(Self.term(date, country, kind)?.lastDay == day(end))
    }

    @Test("R-55 the shorter term of BEG IV reaches papers whose old term still ran, and revives none that had ended")
    func shortened() {
        #expect(Self.term("2024-06-01", "DE", .vouchers, on: day("2024-12-31"))?.lastDay == day("2034-12-31"))
        #expect(Self.term("2024-06-01", "DE", .vouchers, on: day("2025-01-01"))?.lastDay == day("2032-12-31"))
        #expect(Self.term("2018-06-01", "DE", .vouchers)?.lastDay == day("2026-12-31"))
        // The old term ended on 31 December 2024, the day before the new row.
        #expect(Self.term("2014-06-01", "DE", .vouchers)?.lastDay == day("2024-12-31"))
    }

    @Test("R-55 a longer term does not revive a paper whose term had ended")
    func lengthened() {
        let rows = [(2, "2020-01-01"), (9, "2025-01-01")].map { years, since in
            PolicyParameter(
                code: "retention.de.letters", value: years, unit: .years, since: day(since), source: "Probe",
                minimum: years, maximum: years, direction: .fixed)
        }
        let letters = StatutoryClass(country: "DE", kind: .letters)
        #expect(
            RetentionTerm.of(day("2021-05-05"), letters, today: Self.today, parameters: rows)?.lastDay
                == day("2023-12-31"))
        #expect(
            RetentionTerm.of(day("2023-05-05"), letters, today: Self.today, parameters: rows)?.lastDay
                == day("2032-12-31"))
    }

    @Test("A key's term is class times ten thousand plus the year its paper ends")
    func keyTerm() {
        #expect(Self.term("2026-03-14", "DE", .vouchers)?.keyTerm == 22_034)
        #expect(Self.term("2026-03-14", "DE", .books)?.keyTerm == 12_036)
    }

    @Test("A country without the class demands nothing")
    func noClass() {
        #expect(Self.term("2026-03-14", "FR", .vouchers) == nil)
    }

    @Test("R-56 proof stays three years to the end of the year; by telephone five years from the last use")
    func proof() {
        func last(_ proof: ConsentProof) -> CalendarDay? {
            ProofTerm.of(proof, now: moment("2026-11-23T12:00:00Z"), zone: berlin, today: Self.today)?.lastDay
        }
        let given = moment("2024-02-01T09:00:00Z")
        #expect(last(ConsentProof(purpose: "newsletter", channel: .email, givenAt: given)) == day("2029-12-31"))
        #expect(
            last(
                ConsentProof(
                    purpose: "newsletter", channel: .email, givenAt: given, endedAt: moment("2025-07-01T09:00:00Z")))
                == day("2028-12-31"))
        #expect(
            last(
                ConsentProof(
                    purpose: "calls", channel: .phone, givenAt: given, lastUsedAt: moment("2026-03-05T09:00:00Z")))
                == day("2031-03-05"))
        #expect(last(ConsentProof(purpose: "newsletter", channel: .email, givenAt: nil)) == nil)
    }

    @Test("End rules come back from their column, and nothing else is one")
    func endRuleCodes() {
        let rules: [EndRule] = [
            .whileConsentGiven, .fixedDate(day("2027-01-31")), .afterLastDocument(months: 36, toYearEnd: true),
            .afterLastDocument(months: 1, toYearEnd: false), .afterStart(months: 6, toYearEnd: false),
            .afterStart(months: 1_200, toYearEnd: true),
        ]
        for rule in rules { #expect(EndRule(code: rule.code) == rule) }
        for wrong in [
            "", "while-consent-given:1", "fixed-date", "fixed-date:2027-02-30", "after-start", "after-start:0",
            "after-start:1201", "after-start:6:month-end", "after-last-document:36:year-end:x", "after-start:-6",
        ] { #expect(EndRule(code: wrong) == nil, "\(wrong)") }
    }

    @Test("Customer care ends three years after the last document, at the end of the year, and moves with each new one")
    func lastDocument() {
        let rule = DefaultPurposes.customerCare.endRule
        var facts = EndFacts(since: day("2026-11-23"), zone: berlin)
        #expect(rule.end(facts) == moment("2029-12-31T23:00:00Z"))
        facts.lastDocument = day("2027-01-02")
        #expect(rule.end(facts) == moment("2030-12-31T23:00:00Z"))
        facts.lastDocument = day("2020-01-01")
        #expect(rule.end(facts) == moment("2029-12-31T23:00:00Z"))
    }

    @Test(
        "A ground on consent lasts while the consent is given, no longer than it is valid, and never past its purpose")
    func consentEnd() {
        var facts = EndFacts(since: day("2026-11-23"), zone: berlin)
        #expect(EndRule.whileConsentGiven.end(facts) == nil)
        facts.consentValidUntil = moment("2027-06-30T22:00:00Z")
        #expect(EndRule.whileConsentGiven.end(facts) == moment("2027-06-30T22:00:00Z"))
        facts.consentEndedAt = moment("2027-01-01T08:00:00Z")
        #expect(EndRule.whileConsentGiven.end(facts) == moment("2027-01-01T08:00:00Z"))
        facts = EndFacts(since: day("2026-11-23"), purposeEndsOn: day("2026-12-24"), zone: berlin)
        #expect(DefaultPurposes.raffle.endRule.end(facts) == day("2026-12-24").end(in: berlin))
        #expect(EndRule.fixedDate(day("2026-12-01")).end(facts) == day("2026-12-01").end(in: berlin))
    }
}
