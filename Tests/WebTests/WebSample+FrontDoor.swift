import Foundation
import Texts

@testable import Domain
@testable import Operations
@testable import Store
@testable import Web

extension WebSample {
    /// Pages for strangers.
    var letters: [Named] {
        let t = texts.frontDoor
        let tenant = typed("Muster & Söhne GmbH")
        let refusal = Refusal(.invalid, RefusalCode.emailInvalid, field: "email")
        let changed = Refusal(.refused, RefusalCode.formExpired, field: "purpose")
        let input = SignupInput(
            email: typed("anna@kunden"), purposes: ["newsletter"], shown: [], language: language.rawValue)
        let question = ConfirmSignup.Question(
            tenant: desk.tenant, boxes: offer.boxes.map { ($0.purpose, $0.wording.german.body) }, ending: nil,
            language: nil)
        let over = ConfirmSignup.Question(tenant: desk.tenant, boxes: [], ending: .over, language: nil)
        return [
            letter("subscribe", t.lead(tenant), SubscribePage(offer, texts: texts)),
            letter(
                "subscribe-wrong", t.lead(tenant), SubscribePage(offer, texts: texts, input: input, refusal: refusal)),
            letter("subscribe-changed", nil, SubscribePage(offer, texts: texts, input: input, refusal: changed)),
            letter("subscribe-asked", nil, SubscribePage(offer, texts: texts, outcome: .asked)),
            letter("subscribe-nothing", nil, SubscribePage(offer, texts: texts, outcome: .nothingTicked)),
            letter(
                "confirm", t.confirmLead(tenant), ConfirmPage(question, texts: texts, action: "/p/muster/confirm/a")),
            letter("confirm-over", nil, ConfirmPage(over, texts: texts, action: "/p/muster/confirm/a")),
            letter(
                "confirm-done", nil,
                ConfirmPage(
                    ConfirmSignup.Answer(
                        tenant: desk.tenant, outcome: .confirmed(person: Self.id, purposes: []), unsubscribe: "b",
                        preferences: "c"), texts: texts, action: "/p/muster/confirm/a")),
            letter("preferences", t.preferencesLead(tenant), preferences(isDone: false, isEmpty: false)),
            letter("preferences-done", t.preferencesLead(tenant), preferences(isDone: true, isEmpty: true)),
            letter(
                "preferences-over", nil, PreferencesPage(nil, of: desk.tenant, texts: texts, action: "/p/a", zone: .gmt)
            ),
            letter(
                "unsubscribe", t.unsubscribeLead(tenant),
                UnsubscribePage(desk.tenant, texts: texts, action: "/p/muster/unsubscribe/b", isDone: false)),
            letter(
                "unsubscribe-done", nil,
                UnsubscribePage(desk.tenant, texts: texts, action: "/p/muster/unsubscribe/b", isDone: true)),
        ]
    }

    /// Forms as staff see them, one of them closed.
    var formPages: [Named] {
        let form = offer.form
        let closed = StoredForm(
            id: UUID(), slug: "alt",
            content: FormContent(germanTitle: typed("Alt"), englishTitle: typed("Old"), purposes: ["raffle"]),
            state: .closed, version: 2, since: Self.now)
        let lines = [form, closed].map {
            ManageForms.Line(
                form: $0, purposes: [DefaultPurposes.newsletter, DefaultPurposes.raffle], title: $0.content.germanTitle,
                path: "/p/muster/subscribe/\($0.slug)")
        }
        let embedded = SubscriptionOffer(
            tenant: offer.tenant,
            form: StoredForm(
                id: Self.id, slug: "newsletter",
                content: FormContent(
                    germanTitle: typed("Neues"), englishTitle: typed("News"), purposes: ["newsletter"], language: "de",
                    thanksURL: "https://www.muster.example/danke", embedOrigins: ["https://www.muster.example"]),
                state: .published, version: 3, since: Self.now), boxes: offer.boxes)
        let bare = SubscriptionOffer(tenant: offer.tenant, form: closed, boxes: [])
        func line(_ offer: SubscriptionOffer) -> ManageForms.Line {
            ManageForms.Line(
                form: offer.form, purposes: offer.boxes.map(\.purpose), title: offer.form.content.germanTitle,
                path: "/p/muster/subscribe/\(offer.form.slug)")
        }
        func page(_ offer: SubscriptionOffer) -> FormPage {
            FormPage(
                line(offer), offer: offer, versions: [line(offer), lines[1]], baseURL: "https://obhut.example",
                desk: desk)
        }
        func edit(_ entry: FormEntry, preview: SubscriptionOffer? = nil, refusal: Refusal? = nil) -> FormEditPage {
            FormEditPage(
                entry, path: entry.version.isEmpty ? nil : "/forms/1",
                purposes: [DefaultPurposes.newsletter, DefaultPurposes.raffle],
                others: entry.version.isEmpty ? [] : [DefaultPurposes.smsOffers], preview: preview, refusal: refusal,
                desk: desk)
        }
        var blank = FormEntry()
        blank.slug = typed("neues")
        let t = texts.forms.edit
        return [
            staff("forms", .people, title: texts.forms.title, lead: texts.forms.lead, FormsPage(lines, desk: desk)),
            staff("forms-none", .people, title: texts.forms.title, FormsPage([], desk: desk)),
            staff("form", .people, title: texts.forms.title, heading: typed("Neues"), page(embedded)),
            staff("form-plain", .people, title: texts.forms.title, page(offer)),
            staff("form-closed", .people, title: texts.forms.title, page(bare)),
            staff(
                "form-edit", .people, title: t.change, lead: t.changeLead,
                edit(FormEntry(embedded.form), preview: embedded)),
            staff("form-new", .people, title: t.new, lead: t.changeLead, edit(blank)),
            staff("form-empty", .people, title: t.new, edit(blank, preview: bare)),
            staff(
                "form-refused", .people, title: t.new,
                edit(blank, refusal: Refusal(.invalid, RefusalCode.required, field: "titles.de"))),
            staff(
                "form-refused-purposes", .people, title: t.new,
                edit(blank, refusal: Refusal(.refused, RefusalCode.purposeUnknown, field: "purposes"))),
        ]
    }

    private func preferences(isDone: Bool, isEmpty: Bool) -> PreferencesPage {
        let lines = [(DefaultPurposes.newsletter, ConsentState.given), (DefaultPurposes.raffle, .withdrawn)].map {
            ManagePreferences.Line(purpose: $0.0, channel: .email, state: $0.1, since: Self.now)
        }
        return PreferencesPage(
            ManagePreferences.Sheet(lines: isEmpty ? [] : lines), of: desk.tenant, texts: texts,
            action: "/p/muster/preferences/c", zone: .gmt, isDone: isDone)
    }

    private func letter(_ name: String, _ lead: String?, _ content: some PageContent) -> Named {
        let frame = Frame(texts: texts, appearance: nil, title: texts.frontDoor.confirmTitle, lead: lead)
        return Named(name: name, model: Page(frame: frame, page: content), template: type(of: content).template)
    }

    /// A form as staff see it.
    var formLine: ManageForms.Line {
        ManageForms.Line(
            form: offer.form, purposes: offer.boxes.map(\.purpose), title: offer.form.content.germanTitle,
            path: "/p/muster/subscribe/newsletter")
    }

    private var offer: SubscriptionOffer {
        func text(_ purpose: String, _ kind: WordingKind) -> PurposeText {
            PurposeText(
                purpose: purpose, kind: kind, version: 2, isCurrent: true,
                german: .init(hash: Array(repeating: 1, count: 32), body: typed("Ja, ich möchte das gern.")),
                english: .init(hash: Array(repeating: 2, count: 32), body: typed("Yes, I would like this.")),
                createdAt: Self.now)
        }
        return SubscriptionOffer(
            tenant: desk.tenant,
            form: StoredForm(
                id: Self.id, slug: "newsletter",
                content: FormContent(
                    germanTitle: typed("Auf dem Laufenden bleiben"), englishTitle: typed("Stay in touch")),
                state: .published, version: 1, since: Self.now),
            boxes: [DefaultPurposes.newsletter, DefaultPurposes.raffle].map {
                .init(purpose: $0, wording: text($0.code, .wording), notice: text($0.code, .notice))
            })
    }
}
