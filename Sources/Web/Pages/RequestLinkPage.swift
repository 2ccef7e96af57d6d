import Domain
import Foundation
import Operations
import Store
import Texts

/// Where the links of messages about a request lead: one button, or how it stands.
struct RequestLinkPage: PageContent {
    static let template = "requestLink"

    let t: RequestTexts.Door
    /// Whom it goes to.
    let sender: String
    let action: String
    let outcome: Notice?
    let facts: [Fact]
    /// What the button says; nil where there is none.
    let submit: String?
    let note: String?
    /// The path of the form; nil where there is nothing to ask anew.
    let again: String?

    /// Where a request stands, and the button that shows whose it is.
    init(_ look: RequestDoor.Look, texts: Texts, action: String) {
        let t = texts.requests.door
        let zone = look.tenant.timeZone
        self.t = t
        sender = look.tenant.name
        self.action = action
        guard let request = look.request else {
            (outcome, facts, submit, note) = (Notice(t.overTitle, t.overText, tone: .neutral), [], nil, nil)
            again = Self.form(look)
            return
        }
        let due = texts.formats.day(year: request.dueOn.year, month: request.dueOn.month, day: request.dueOn.day)
        let isOver = request.state == .initiated && !look.isConfirmable || request.state == .unfulfilled
        facts =
            [
                Fact(texts.terms.field("right"), texts.terms.requestKind(request.kind.rawValue)),
                Fact(t.received, texts.formats.day(request.receivedAt, in: zone)),
            ]
            + (look.isConfirmable
                ? [] : [Fact(t.state, texts.terms.requestState(request.state.rawValue))])
            + (look.isConfirmable || request.state.isFinal ? [] : [Fact(t.due, due)])
        outcome =
            if isOver {
                Notice(t.overTitle, t.overText, tone: .neutral)
            } else if look.isNew {
                request.state == .fulfilled
                    ? Notice(t.effectTitle, t.effectText, tone: .given)
                    : Notice(t.confirmedTitle, t.confirmedText(due), tone: .given)
            } else {
                nil
            }
        submit = look.isConfirmable ? t.confirmSubmit : nil
        note = look.isConfirmable ? t.confirmIgnore : isOver ? nil : t.keepLink
        again = isOver ? Self.form(look) : nil
    }

    /// The button that fetches the package.
    init(delivery look: RequestDoor.Look, texts: Texts, action: String) {
        let t = texts.requests.door
        let zone = look.tenant.timeZone
        self.t = t
        sender = look.tenant.name
        self.action = action
        facts = []
        guard let request = look.request, let until = request.packageExpiresAt else {
            (outcome, submit, note) = (Notice(t.overTitle, t.overText, tone: .neutral), nil, nil)
            again = Self.form(look)
            return
        }
        outcome = nil
        submit = t.packageSubmit
        note = t.packageBounds(
            texts.formats.moment(until, in: zone), texts.formats.number(RequestRule.downloads - request.downloads))
        again = nil
    }

    private static func form(_ look: RequestDoor.Look) -> String { "/p/\(look.tenant.slug)/requests" }
}
