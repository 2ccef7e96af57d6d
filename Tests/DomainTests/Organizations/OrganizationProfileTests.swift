import Domain
import Foundation
import Testing

/// What an organisation's profile, an employment and an activity take.
struct OrganizationProfileTests {
    @Test("The records come back as they were, and any noise gives a record or an error, never a trap")
    func records() throws {
        let profile = OrganizationProfile(
            name: "Schäfer & Töchter", legalName: "Schäfer & Töchter OHG", vatID: "DE123456789",
            registerNumber: "Amtsgericht Köln, HRA 12345", url: "https://schaefer.example", industry: "Handwerk",
            contactPoints: [ContactPoint(kind: .email, value: "post@schaefer.example")],
            addresses: [PostalAddress(addressLocality: "Köln", addressCountry: "DE")])
        #expect(try OrganizationProfile(decoding: profile.encoded()) == profile)
        #expect(throws: RecordError(.missingField, field: 1)) { try OrganizationProfile(decoding: [1]) }
        let detail = EmploymentDetail(
            jobTitle: "Leiterin Einkauf", department: "Köln", since: CalendarDay("2019-04-01"),
            until: CalendarDay("2026-10-31"))
        #expect(try EmploymentDetail(decoding: detail.encoded()) == detail)
        #expect(throws: RecordError(.invalidValue, field: 3)) { try EmploymentDetail(decoding: [1, 3, 1, 0x41]) }
        let content = ActivityContent(subject: "Rückruf", text: "Zeile\nZeile")
        #expect(try ActivityContent(decoding: content.encoded()) == content)
        for seed in 0..<2_000 as Range<UInt64> {
            let noise = [1] + [UInt8].noise(Int(seed % 200), seed: seed)
            _ = try? OrganizationProfile(decoding: noise)
            _ = try? EmploymentDetail(decoding: noise)
            _ = try? ActivityContent(decoding: noise)
        }
    }

    @Test(
        "A VAT identification number is brought into one form, or refused with its field",
        arguments: [
            ("DE123456789", "DE123456789"), (" de 123.456-789 ", "DE123456789"), ("ATU12345678", "ATU12345678"),
            ("NL123456789B01", "NL123456789B01"), ("", nil), ("123456789", "-"), ("D1", "-"), ("DE", "-"),
            ("DE12345678901234", "-"), ("DEäöü", "-"), ("keine", "-"),
        ] as [(String, String?)])
    func vatID(_ text: String, _ expected: String?) {
        let profile = OrganizationProfile(name: "Muster", vatID: text)
        if expected == "-" {
            #expect(throws: Refusal.self) { try profile.validated() }
        } else {
            #expect(throws: Never.self) { try profile.validated() }
            #expect((try? profile.validated())?.vatID == expected)
        }
    }

    @Test(
        "A web address gets its scheme, or is refused with its field",
        arguments: [
            ("www.muster.example", "https://www.muster.example"),
            ("HTTP://muster.example/a?b=c", "http://muster.example/a?b=c"),
            ("https://müller.example", "https://müller.example"), ("javascript:alert(1)", "-"), ("muster", "-"),
            ("data:text/html,x.y", "-"), ("https://", "-"), ("a@b.example", "-"), ("www.muster.example/<b>", "-"),
            ("ftp://muster.example", "-"), ("www.mus ter.example", "-"),
        ] as [(String, String)])
    func url(_ text: String, _ expected: String) {
        let profile = OrganizationProfile(name: "Muster", url: text)
        if expected == "-" {
            #expect(throws: Refusal.self) { try profile.validated() }
        } else {
            #expect((try? profile.validated())?.url == expected)
        }
    }

    @Test("Nameless, endless and backward things are refused with the field that is to blame")
    func refusals() {
        func field(_ body: () throws -> Void) -> String? {
            do {
                try body()
                return nil
            } catch { return (error as? Refusal)?.field }
        }
        #expect(field { _ = try OrganizationProfile(name: " \t").validated() } == "name")
        #expect(
            field { _ = try OrganizationProfile(name: "A", industry: String(repeating: "ä", count: 101)).validated() }
                == "industry")
        let backward = EmploymentDetail(since: CalendarDay("2026-01-02"), until: CalendarDay("2026-01-01"))
        #expect(field { _ = try backward.validated() } == "until")
        #expect(field { _ = try CalendarDay.checked("31.12.2026", at: "since") } == "since")
        #expect(field { _ = try ActivityContent(subject: " ", text: "\n").validated() } == "text")
        let long = String(repeating: "ü", count: ActivityContent.maximumCharacters)
        #expect(field { _ = try ActivityContent(text: long).validated() } == nil)
        #expect(field { _ = try ActivityContent(text: long + "x").validated() } == "text")
    }
}
