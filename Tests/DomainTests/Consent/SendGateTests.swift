import Domain
import Foundation
import Testing

/// The gate before a message leaves, and the two narrow doors beside it.
struct SendGateTests {
    static let now = ConsentFixture.now

    static func basis(
        _ facts: SendFacts, _ purpose: PurposeRules = DefaultPurposes.newsletter, _ channel: Channel = .email
    ) throws -> LegalBasis {
        try SendGate.decide(facts, purpose: purpose, channel: channel, staleMonths: 24, now: now)
    }

    @Test("R-11 a newsletter leaves in two of eleven states", arguments: ConsentFixture.states)
    func states(_ state: ConsentState?) {
        let refused = refusal { _ = try Self.basis(SendFacts(state: state)) }
        #expect((refused == nil) == (state == .given || state == .renewed))
    }

    @Test("R-34 restriction, objection, suppression, contest, end and long silence each stop a given consent")
    func blocked() {
        let cases: [(SendFacts, String)] = [
            (SendFacts(state: .given, restricted: true), "restricted"),
            (SendFacts(state: .given, objected: true), "objected"),
            (SendFacts(state: .given, suppressed: true), "suppressed"),
            (SendFacts(state: .given, contested: true), "contested"),
            (SendFacts(state: .given, validUntil: Self.now), "consent-not-confirmed"),
            (SendFacts(state: .given, lastUsedAt: moment("2024-11-23T12:00:00Z")), "consent-not-confirmed"),
            (SendFacts(state: .withdrawn, groundBasis: .contract), "consent-not-confirmed"),
        ]
        for (facts, code) in cases {
            #expect(refusal { _ = try Self.basis(facts) }?.code == code, "\(code)")
        }
    }

    @Test("After an objection only the owner's own fresh confirmation counts, and for its own purpose")
    func reconfirmed() throws {
        let fresh = SendFacts(state: .given, objected: true, reconfirmed: true)
        #expect(try Self.basis(fresh) == .consent)
        for state in ConsentFixture.states where state?.permitsProcessing != true {
            let facts = SendFacts(state: state, objected: true, reconfirmed: true)
            #expect(refusal { _ = try Self.basis(facts) }?.code == "objected")
        }
        let blocked = SendFacts(state: .given, objected: true, reconfirmed: true, suppressed: true)
        #expect(refusal { _ = try Self.basis(blocked) }?.code == "suppressed")
    }

    @Test("R-23 a consent carries until the month it is stale, to the second")
    func stale() throws {
        #expect(try Self.basis(SendFacts(state: .given, lastUsedAt: moment("2024-11-23T12:00:01Z"))) == .consent)
    }

    @Test("R-18 a consent for e-mail opens no other channel")
    func channel() {
        #expect(
            refusal { _ = try Self.basis(SendFacts(state: .given), DefaultPurposes.newsletter, .sms) }?.code
                == "channel-not-allowed")
    }

    @Test("A service message rests on the contract and is not stopped by a marketing suppression")
    func service() throws {
        let facts = SendFacts(state: nil, suppressed: true, groundBasis: .contract)
        #expect(try Self.basis(facts, DefaultPurposes.customerCare) == .contract)
    }

    @Test("R-24 the existing-customer door needs all four conditions")
    func existingCustomer() throws {
        let full = ExistingCustomerRule(
            saleReference: "RE-2026-17", similarGoodsTag: "fahrrad", noticedAtCollection: true, noticeInMessage: true,
            objected: false)
        var purpose = DefaultPurposes.newsletter
        #expect(
            refusal { _ = try Self.basis(SendFacts(state: nil, existingCustomer: full)) }?.code
                == "consent-not-confirmed", "only a purpose that says so rests on it, Art. 13(1)(c) GDPR")
        purpose.bases.append(.legitimateInterest)
        for state in ConsentFixture.states {
            let facts = SendFacts(state: state, existingCustomer: full)
            switch state {
            case .withdrawn, .refused, .revoked, .invalidated:
                #expect(refusal { _ = try Self.basis(facts, purpose) }?.code == "objected", "\(state as Any)")
            case .given, .renewed: #expect(try Self.basis(facts, purpose) == .consent)
            case nil, .unknown, .requested, .deferred, .expired:
                #expect(try Self.basis(facts, purpose) == .legitimateInterest)
            }
        }
        let cuts: [((inout ExistingCustomerRule) -> Void, String)] = [
            ({ $0.saleReference = nil }, "sale-reference-missing"),
            ({ $0.saleReference = "" }, "sale-reference-missing"),
            ({ $0.similarGoodsTag = nil }, "similar-goods-missing"),
            ({ $0.noticedAtCollection = false }, "collection-notice-missing"),
            ({ $0.noticeInMessage = false }, "collection-notice-missing"),
            ({ $0.objected = true }, "objected"),
        ]
        for (cut, code) in cuts {
            var rule = full
            cut(&rule)
            let facts = SendFacts(state: nil, existingCustomer: rule)
            #expect(refusal { _ = try Self.basis(facts, purpose) }?.code == code)
        }
        #expect(
            refusal { _ = try Self.basis(SendFacts(state: nil, objected: true, existingCustomer: full), purpose) }?.code
                == "objected")
        let sms = refusal {
            _ = try Self.basis(SendFacts(state: nil, existingCustomer: full), DefaultPurposes.smsOffers, .sms)
        }
        #expect(sms?.code == "consent-not-confirmed")
    }

    @Test("R-25 a child of 15 is refused in Germany; one of 14 is accepted in Austria")
    func minors() {
        func code(_ birthday: String, _ country: String) -> String? {
            refusal {
                try MinorsRule.check(
                    birthday: day(birthday), country: country, today: day("2026-11-23"),
                    parameters: PolicyParameters.shipped)
            }?.code
        }
        #expect(code("2011-11-23", "DE") == "below-consent-age")
        #expect(code("2010-11-24", "DE") == "below-consent-age")
        #expect(code("2010-11-23", "DE") == nil)
        #expect(code("2012-11-23", "AT") == nil)
        #expect(code("2012-11-24", "AT") == "below-consent-age")
        #expect(code("2011-01-01", "US") == "below-consent-age")
        for country in StorageCountry.allCases {
            let row = PolicyParameters.row(MinorsRule.parameterCode(country.rawValue), on: day("2026-11-23"))
            #expect(row.map { (13...16).contains($0.value) } == true, "\(country)")
        }
    }
}
