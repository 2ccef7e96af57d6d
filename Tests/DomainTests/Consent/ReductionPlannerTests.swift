import Domain
import Foundation
import Testing

@Suite struct ReductionPlannerTests {
    private static let now = Date(timeIntervalSince1970: 1_795_000_000)
    private static let email = ContactPoint(kind: .email, value: "anna.gross@kunden.example")
    private static let mobile = ContactPoint(kind: .telephone, value: "0171 3920001")

    private static func key(_ purpose: String, _ channel: Channel, _ point: ContactPoint) -> ConsentKey {
        ConsentKey(purpose: purpose, channel: channel, address: point.id)
    }

    private static func consent(
        _ purpose: String, _ channel: Channel, _ point: ContactPoint, _ state: ConsentState
    ) -> StandingConsent {
        StandingConsent(key: key(purpose, channel, point), state: state, since: now.addingTimeInterval(-86_400))
    }

    private static func ground(_ purpose: String, _ basis: LegalBasis, marketing: Bool = false) -> ProcessingGround {
        ProcessingGround(
            id: UUID(), purpose: purpose, basis: basis, marketing: marketing, since: now.addingTimeInterval(-86_400),
            endRule: .whileConsentGiven)
    }

    private static func plan(
        _ kind: ReductionKind, _ scope: ReductionScope, _ consents: [StandingConsent], _ grounds: [ProcessingGround],
        purposes: [PurposeRules] = DefaultPurposes.all
    ) -> ReductionPlan {
        ReductionPlanner(
            kind, scope,
            facts: ReductionFacts(
                consents: consents, grounds: grounds, purposes: purposes, contactPoints: [email, mobile]),
            origin: .staff, at: now
        ).plan()
    }

    @Test("R-20 a withdrawal is taken in every state, ends what was given and is remembered where nothing was")
    func everyState() {
        for state in ConsentState.allCases {
            let plan = Self.plan(
                .withdrawal, .everything, [Self.consent("newsletter", .email, Self.email, state)], [])
            #expect(plan.ended.isEmpty == (state == .withdrawn), "\(state)")
            #expect(
                plan.suppressions == [.init(address: Self.email.id, purpose: "newsletter")],
                "the address is suppressed in every state: \(state)")
        }
        let named = ReductionScope(purposes: ["newsletter"], channels: nil)
        let unasked = Self.plan(.withdrawal, named, [], [])
        #expect(unasked.ended == [Self.key("newsletter", .email, Self.email)])
        #expect(Self.plan(.withdrawal, .everything, [], []).changesNothing)
    }

    @Test("The ground of a consent ends with its last given consent, and no other ground does")
    func grounds() {
        let newsletter = Self.ground("newsletter", .consent, marketing: true)
        let care = Self.ground("customer-care", .contract)
        let given = [
            Self.consent("newsletter", .email, Self.email, .given), Self.consent("raffle", .email, Self.email, .given),
        ]
        let alone = Self.plan(.withdrawal, .everything, given, [newsletter])
        #expect(alone.grounds == [newsletter.id] && !alone.leavesGround)
        let both = Self.plan(.withdrawal, .everything, given, [newsletter, care])
        #expect(both.grounds == [newsletter.id] && both.leavesGround)
        let raffle = Self.plan(
            .withdrawal, ReductionScope(purposes: ["raffle"], channels: nil), given, [newsletter])
        #expect(raffle.ended == [Self.key("raffle", .email, Self.email)])
        #expect(raffle.grounds.isEmpty && raffle.leavesGround)
        let other = ContactPoint(kind: .email, value: "anna@privat.example")
        let second = Self.plan(
            .withdrawal, ReductionScope(purposes: ["newsletter"], channels: [.sms]),
            [Self.consent("newsletter", .email, other, .given)], [newsletter])
        #expect(second.grounds.isEmpty, "a channel that the withdrawal does not reach keeps its consent")
        let ended = Self.plan(.withdrawal, .everything, [], [newsletter])
        #expect(ended.grounds == [newsletter.id], "a ground without a consent on record ends, too")
    }

    @Test("R-34 a withdrawal blocks every address on its channels for advertising that rests on no consent")
    func withoutConsent() {
        func offers(_ bases: [LegalBasis], marketing: Bool = true) -> PurposeRules {
            PurposeRules(
                code: "customer-offers", germanName: "Angebote", englishName: "Offers", bases: bases,
                channels: [.email, .sms], marketing: marketing, endRule: .whileConsentGiven)
        }
        func blocked(_ scope: ReductionScope, _ purpose: PurposeRules) -> Set<ReductionPlan.Suppression> {
            Self.plan(.withdrawal, scope, [], [], purposes: [purpose]).suppressions
        }
        let interest = offers([.legitimateInterest])
        let named = ReductionScope(purposes: ["customer-offers"], channels: [.email])
        #expect(blocked(named, interest) == [.init(address: Self.email.id, purpose: "customer-offers")])
        #expect(blocked(.everything, interest).map(\.address).count == 2)
        #expect(blocked(ReductionScope(purposes: ["newsletter"], channels: nil), interest).isEmpty)
        #expect(blocked(named, offers([.legitimateInterest], marketing: false)).isEmpty)
        #expect(blocked(.everything, offers([.consent, .legitimateInterest])).isEmpty)
        let plan = Self.plan(.withdrawal, named, [], [], purposes: [interest])
        #expect(plan.ended.isEmpty && plan.grounds.isEmpty, "there is no consent to end")
    }

    @Test("R-34 an objection that reaches marketing ends all of it, on every channel, on every basis; a contract stays")
    func objection() {
        let offers = Self.ground("sms-offers", .consent, marketing: true)
        let newsletter = Self.ground("newsletter", .legitimateInterest, marketing: true)
        let care = Self.ground("customer-care", .contract)
        let raffle = Self.consent("raffle", .email, Self.email, .given)
        let plan = Self.plan(
            .objection, ReductionScope(purposes: ["newsletter"], channels: [.email]),
            [Self.consent("sms-offers", .sms, Self.mobile, .given), raffle], [offers, newsletter, care])
        #expect(plan.endsMarketing && plan.leavesGround)
        #expect(Set(plan.grounds) == [offers.id, newsletter.id])
        #expect(
            Set(plan.ended) == [
                Self.key("sms-offers", .sms, Self.mobile), Self.key("newsletter", .email, Self.email),
            ], "the raffle is no marketing and was not named")
        for point in [Self.email, Self.mobile] {
            #expect(plan.suppressions.contains(.init(address: point.id, purpose: ReductionPlan.everyMarketing)))
        }
        let only = Self.plan(
            .objection, ReductionScope(purposes: ["raffle"], channels: nil), [raffle], [care])
        #expect(!only.endsMarketing && only.ended == [raffle.key] && only.grounds.isEmpty)
    }

    @Test("A scope with a slip of the pen is refused, naming the field, and reaches nothing")
    func scopes() throws {
        let known = DefaultPurposes.all
        let cases: [([String]?, [String]?, String, String)] = [
            ([], nil, "required", "purposes"), (["nwesletter"], nil, "purpose-unknown", "purposes"),
            (nil, [], "required", "channels"), (nil, ["fax"], "value-not-allowed", "channels"),
            (Array(repeating: "newsletter", count: 65), nil, "too-many", "purposes"),
        ]
        for (purposes, channels, code, field) in cases {
            let refusal = #expect(throws: Refusal.self) {
                try ReductionScope(purposes: purposes, channels: channels, among: known)
            }
            #expect(refusal?.code == code && refusal?.field == field)
        }
        #expect(try ReductionScope(purposes: nil, channels: nil, among: known) == .everything)
    }

    @Test("What staff state about a consent is judged by purpose and channel; telephone numbers need source and words")
    func entries() throws {
        func entry(
            _ purpose: String, _ channel: Channel, wording: String? = nil, source: String? = nil
        ) -> ConsentEntry {
            ConsentEntry(purpose: purpose, channel: channel, address: nil, wording: wording, source: source)
        }
        let cases: [(ConsentEntry, String, String)] = [
            (entry("nichts", .email), "purpose-unknown", "purpose"),
            (entry("customer-care", .phone), "basis-not-allowed", "purpose"),
            (entry("newsletter", .sms), "channel-not-allowed", "channel"),
            (entry("sms-offers", .sms), "source-missing", "source"),
            (entry("sms-offers", .sms, source: "Anruf"), "wording-missing", "wording"),
            (entry("newsletter", .email, wording: String(repeating: "x", count: 2_501)), "too-long", "wording"),
        ]
        for (entry, code, field) in cases {
            let purpose = DefaultPurposes.all.first { $0.code == entry.purpose }
            let refusal = #expect(throws: Refusal.self) {
                try entry.checked(purpose, now: Self.now, zone: .gmt)
            }
            #expect(refusal?.code == code && refusal?.field == field)
        }
        let ticked = entry("newsletter", .email)
        #expect(try ticked.checked(DefaultPurposes.newsletter, now: Self.now, zone: .gmt) == ticked)
    }

    @Test("The words a tenant begins with stand in both languages for every default purpose that rests on consent")
    func defaultWordings() throws {
        for purpose in DefaultPurposes.all {
            let words = DefaultWordings.wording(for: purpose.code, business: "Radhaus Köln")
            let notice = DefaultWordings.notice(for: purpose.code, business: "Radhaus Köln")
            guard purpose.bases.contains(.consent) else {
                #expect(words == nil && notice == nil)
                continue
            }
            for text in [words, notice] {
                let text = try #require(text)
                #expect(text.german.contains("Radhaus Köln") && text.english.contains("Radhaus Köln"))
                #expect(try WordingRule.checked(german: text.german, english: text.english) == text)
                #expect(text.german.contains("iderruf"), "it says that it can be taken back")
            }
        }
        #expect(throws: Refusal.self) { try WordingRule.checked(german: "Ja", english: "  ") }
    }
}
