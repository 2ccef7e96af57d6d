import Directory
import Foundation
import Operations
import Texts

@testable import Domain
@testable import Store
@testable import Web

extension WebSample {
    private func consent(
        _ purpose: String, _ channel: Channel, _ state: ConsentState, _ address: String? = nil, isBounded: Bool = false
    ) -> StoredConsent {
        StoredConsent(
            consent: StandingConsent(
                key: ConsentKey(purpose: purpose, channel: channel, address: UUID()), state: state,
                since: Self.now.addingTimeInterval(-86_400 * 30),
                validUntil: isBounded ? Self.now.addingTimeInterval(86_400 * 60) : nil),
            address: address.map(typed), method: "claim", wording: Array(repeating: 7, count: 32))
    }

    /// Consents in every look, two addresses in one cell among them.
    var consents: [StoredConsent] {
        [
            consent("newsletter", .email, .given, "anna.gross@kunden.example"),
            consent("newsletter", .email, .withdrawn, "anna-lena.von-gross-mueller@ein-sehr-langer-name.example"),
            consent("raffle", .email, .requested, "anna.gross@kunden.example", isBounded: true),
            consent("sms-offers", .sms, .expired, "+49 171 3920001"),
        ]
    }

    private func event(_ state: ConsentState, _ method: String, isBare: Bool = false) -> StoredConsentEvent {
        var detail = ConsentEventDetail()
        detail.address = typed("anna.gross@kunden.example")
        detail.source = typed("Anmeldekarte vom Messestand")
        detail.statement = typed("Ja, ich möchte den Newsletter.")
        return StoredConsentEvent(
            id: UUID(), key: ConsentKey(purpose: "newsletter", channel: .email, address: Self.id), state: state,
            method: method, at: Self.now, recordedBy: Self.id, detail: isBare ? nil : detail)
    }

    private func text(_ kind: WordingKind, _ version: Int32, isCurrent: Bool) -> PurposeText {
        PurposeText(
            purpose: "newsletter", kind: kind, version: version, isCurrent: isCurrent,
            german: .init(hash: Array(repeating: 1, count: 32), body: typed("Ja, ich möchte den Newsletter.\nGern.")),
            english: .init(hash: Array(repeating: 2, count: 32), body: typed("Yes, I want the newsletter.")),
            createdAt: Self.now)
    }

    private func reduction(
        _ kind: ReductionKind, ended: Bool, leavesGround: Bool, isRestricted: Bool = false, refusal: Refusal? = nil
    ) -> ReductionPage {
        var plan = ReductionPlan()
        if ended {
            plan.ended = [
                ConsentKey(purpose: "newsletter", channel: .email, address: Self.id),
                ConsentKey(purpose: "sms-offers", channel: .sms, address: Self.id),
            ]
        }
        plan.leavesGround = leavesGround
        return ReductionPage(
            kind, of: Self.id, isRestricted: isRestricted, purpose: ended ? "newsletter" : nil,
            channel: ended ? "email" : nil, plan: plan, purposes: DefaultPurposes.all, typed: typed("Anruf"),
            refusal: refusal, desk: desk)
    }

    private func entry(_ refusal: Refusal? = nil, contacts: [ContactPoint]) -> ConsentEntryPage {
        var form = ConsentEntryForm()
        form.choice = "newsletter.email"
        form.address = typed("anna.gross@kunden.example")
        form.wording = typed("Ja, ich möchte den Newsletter.")
        form.source = typed("Messe")
        return ConsentEntryPage(
            of: Self.id, form, contacts: contacts, purposes: DefaultPurposes.all, refusal: refusal, desk: desk)
    }

    /// The pages of consents and of the words they are asked with.
    var consentPages: [Named] {
        let t = texts.consent
        let crumbs = [Crumb(texts.people.title, href: "/people")]
        let newsletter = DefaultPurposes.newsletter
        let versions = [
            text(.wording, 2, isCurrent: true), text(.wording, 1, isCurrent: false),
        ]
        var use = PurposeUse()
        (use.people, use.peopleWithoutOther, use.consents, use.campaigns) = (1_234, 17, 1_230, 2)
        var wordings = WordingUse()
        wordings.consents = [Array(repeating: 1, count: 32): 12]
        wordings.signups = [Array(repeating: 2, count: 32): 3]
        var ended = newsletter
        ended.isActive = false
        ended.endsOn = CalendarDay("2026-01-31")
        ended.endRule = .fixedDate(CalendarDay(dayNumber: 20_000))
        var purposeEntry = PurposeEntry()
        purposeEntry.german = typed("Einladungen")
        purposeEntry.bases = [.consent]
        let setUp = texts.purpose.setUp
        var looker = self
        looker.role = .readOnly
        let refusal = Refusal(.refused, RefusalCode.wordingMissing, field: "wording")
        func wording(_ kind: WordingKind, isPreviewed: Bool = false, refusal: Refusal? = nil) -> WordingPage {
            WordingPage(
                newsletter, kind, german: typed("Ja, ich möchte den Newsletter."), english: typed("Yes, please."),
                version: 2, current: kind == .wording ? versions[0] : nil, isPreviewed: isPreviewed, refusal: refusal,
                desk: desk)
        }
        return [
            staff(
                "consents", .people, title: t.windowTitle, heading: t.title(typed("Anna Groß")), lead: t.lead,
                crumbs: crumbs,
                ConsentsPage(
                    of: Self.id, consents,
                    history: [event(.withdrawn, "withdrawal"), event(.given, "synthetic-evidence", isBare: true)],
                    purposes: DefaultPurposes.all, desk: desk)),
            staff(
                "consents-counted", .people, title: t.countsTitle, lead: t.countsLead,
                ConsentCountsPage(
                    ConsentCounts(
                        people: 1_234,
                        counts: [
                            .init("newsletter", "email"): ["ConsentGiven": 1_000, "ConsentWithdrawn": 34, "none": 200]
                        ]),
                    purposes: DefaultPurposes.all, desk: desk)),
            staff(
                "consents-counted-none", .people, title: t.countsTitle,
                ConsentCountsPage(
                    ConsentCounts(people: 0, counts: [.init("newsletter", "email"): ["none": 0]]),
                    purposes: [ended], desk: desk)),
            staff(
                "consents-uncounted", .people, title: t.countsTitle,
                ConsentCountsPage(ConsentCounts(people: 0, counts: [:]), purposes: [], desk: desk)),
            staff(
                "consents-none", .people, title: t.windowTitle,
                ConsentsPage(of: Self.id, [], history: [], purposes: [DefaultPurposes.customerCare], desk: looker.desk)),
            staff(
                "consent-new", .people, title: texts.consentEntry.windowTitle, lead: texts.consentEntry.lead,
                entry(contacts: anna.profile.contactPoints)),
            staff(
                "consent-refused", .people, title: texts.consentEntry.windowTitle,
                entry(refusal, contacts: anna.profile.contactPoints)),
            staff("consent-nobody", .people, title: texts.consentEntry.windowTitle, entry(contacts: [])),
            staff(
                "withdrawal", .people, title: texts.reduction.withdrawal.windowTitle,
                reduction(.withdrawal, ended: true, leavesGround: false)),
            staff(
                "withdrawal-restricted", .people, title: texts.reduction.withdrawal.windowTitle,
                reduction(.withdrawal, ended: false, leavesGround: false, isRestricted: true)),
            staff(
                "objection", .people, title: texts.reduction.objection.windowTitle,
                reduction(
                    .objection, ended: true, leavesGround: true,
                    refusal: Refusal(.invalid, RefusalCode.tooLong, field: "source"))),
            staff(
                "purposes", .people, title: texts.purpose.title, lead: texts.purpose.lead,
                PurposesPage(DefaultPurposes.all + [ended], texts: versions, desk: desk)),
            staff(
                "purpose", .people, title: texts.purpose.title, heading: "Newsletter",
                PurposePage(
                    newsletter, texts: versions, use: use, wordings: wordings, forms: [formLine], desk: desk)),
            staff(
                "purpose-plain", .people, title: texts.purpose.title,
                PurposePage(
                    DefaultPurposes.customerCare, texts: [], use: PurposeUse(), wordings: WordingUse(), forms: [],
                    desk: desk)),
            staff(
                "purpose-ended", .people, title: texts.purpose.title,
                PurposePage(
                    ended, texts: [text(.notice, 1, isCurrent: true)], use: PurposeUse(), wordings: WordingUse(),
                    forms: [],
                    desk: desk)),
            staff(
                "purpose-new", .people, title: setUp.new, lead: setUp.newLead,
                PurposeNewPage(purposeEntry, desk: desk)),
            staff(
                "purpose-refused", .people, title: setUp.new,
                PurposeNewPage(
                    purposeEntry, refusal: Refusal(.invalid, RefusalCode.required, field: "legalBases"), desk: desk)),
            staff(
                "purpose-end", .people, title: setUp.endTitle,
                PurposeEndPage(newsletter, use: use, forms: [formLine], desk: desk)),
            staff(
                "purpose-end-plain", .people, title: setUp.endTitle,
                PurposeEndPage(DefaultPurposes.customerCare, use: PurposeUse(), forms: [], desk: desk)),
            staff(
                "wording", .people, title: texts.purpose.write, lead: texts.purpose.writeLead,
                wording(.wording, isPreviewed: true)),
            staff(
                "wording-refused", .people, title: texts.purpose.write,
                wording(.notice, isPreviewed: true, refusal: Refusal(.refused, RefusalCode.wordingMissing, field: "en"))
            ),
        ]
    }
}
