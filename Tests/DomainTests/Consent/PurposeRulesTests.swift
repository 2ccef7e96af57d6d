import Domain
import Foundation
import Testing

/// What a business may set up as a purpose, and what giving it up does.
struct PurposeRulesTests {
    private let today = CalendarDay(ConsentFixture.now, in: .gmt)

    private func purpose(
        _ bases: [LegalBasis], _ channels: [Channel], code: String = "einladungen", endsOn: String? = nil,
        rule: EndRule = .whileConsentGiven
    ) -> PurposeRules {
        PurposeRules(
            code: code, germanName: " Einladungen ", englishName: "Invitations", bases: bases, channels: channels,
            endsOn: endsOn.flatMap { CalendarDay($0) }, endRule: rule)
    }

    @Test(
        "R-11 a consent for e-mail or text message is confirmed through that very channel, which stands alone",
        arguments: [
            ([Channel.email], Domain.Confirmation.email), ([.sms], .sms), ([.phone, .post], Domain.Confirmation.none),
            ([.post], .none),
        ])
    func confirmations(channels: [Channel], confirmation: Domain.Confirmation) throws {
        let made = try purpose([.consent], channels).validated(today: today)
        #expect(made.confirmation == confirmation && made.germanName == "Einladungen")
    }

    @Test("What cannot be a purpose is refused, naming the field")
    func refusals() {
        let month = EndRule.afterStart(months: 6, toYearEnd: false)
        let cases: [(PurposeRules, String, RefusalCode)] = [
            (purpose([.consent], [.email, .post]), "channels", .channelsNotJoinable),
            (purpose([.consent], [.email, .sms]), "channels", .channelsNotJoinable),
            (purpose([.consent], []), "channels", .required), (purpose([], [.email]), "legalBases", .required),
            (purpose([.consent], [.email], code: "Neu"), "code", .slugInvalid),
            (purpose([.consent], [.email], code: "new"), "code", .slugInvalid),
            (purpose([.consent], [.email], code: "-a"), "code", .slugInvalid),
            (purpose([.consent], [.email], code: ""), "code", .required),
            (purpose([.legitimateInterest], [.post]), "endRule", .periodMissing),
            (purpose([.consent, .contract], [.email]), "endRule", .periodMissing),
            (purpose([.contract], [], endsOn: "2026-11-22", rule: month), "endsOn", .dateInvalid),
        ]
        for (wrong, field, code) in cases {
            let refusal = #expect(throws: Refusal.self) { try wrong.validated(today: today) }
            #expect(refusal?.field == field && refusal?.code == code.rawValue, "\(wrong.code) \(wrong.bases)")
        }
    }

    @Test("A purpose that is given up ends its consents and interests with its last day; contracts and duties run on")
    func ending() throws {
        var given = purpose([.consent], [.email], endsOn: "2026-11-23")
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        func ground(_ basis: LegalBasis, until: Date? = nil) -> ProcessingGround {
            ProcessingGround(
                id: UUID(), purpose: given.code, basis: basis, marketing: false, since: .distantPast, until: until,
                endRule: .whileConsentGiven)
        }
        #expect(ground(.consent).bounded(by: given, in: zone).until == nil, "its last day bounds new grounds only")
        given.isActive = false
        let midnight = moment("2026-11-23T23:00:00Z")
        for basis in LegalBasis.allCases {
            let end = ground(basis).bounded(by: given, in: zone).until
            #expect(end == ([.contract, .legalObligation].contains(basis) ? nil : midnight), "\(basis)")
        }
        let earlier = midnight.addingTimeInterval(-86_400)
        #expect(ground(.consent, until: earlier).bounded(by: given, in: zone).until == earlier)
        #expect(given.isOver(at: ConsentFixture.now, in: zone))
    }
}
