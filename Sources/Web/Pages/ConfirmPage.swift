import Domain
import Operations
import Store
import Texts

/// Where the link of a confirmation message leads: one button, or why there is none.
struct ConfirmPage: PageContent {
    static let template = "confirm"

    /// What is confirmed.
    struct Box: Sendable {
        let name: String
        let wording: String
    }

    let t: FrontDoorTexts
    /// Who asks.
    let sender: String
    let action: String
    let outcome: Notice?
    /// Whether there is something to confirm.
    let isOpen: Bool
    let boxes: [Box]
    /// The path with which it is taken back; nil unless it was confirmed by this very click.
    let link: String?
    /// The path of the page that shows everything; nil as before.
    let preferences: String?

    /// What the link asks.
    init(_ question: ConfirmSignup.Question, texts: Texts, action: String) {
        t = texts.frontDoor
        sender = question.tenant.name
        self.action = action
        isOpen = question.ending == nil
        outcome = question.ending.map { Self.notice($0, question.tenant, texts.frontDoor) }
        boxes = question.boxes.map {
            Box(name: $0.purpose.name(texts.language.rawValue), wording: $0.wording)
        }
        link = nil
        preferences = nil
    }

    /// What came of it.
    init(_ answer: ConfirmSignup.Answer, texts: Texts, action: String) {
        t = texts.frontDoor
        sender = answer.tenant.name
        self.action = action
        isOpen = false
        outcome = Self.notice(answer.outcome, answer.tenant, texts.frontDoor)
        boxes = []
        link = answer.unsubscribe.map { "/p/\(answer.tenant.slug)/unsubscribe/\($0)" }
        preferences = answer.preferences.map { "/p/\(answer.tenant.slug)/preferences/\($0)" }
    }

    private static func notice(_ outcome: SignupOutcome, _ tenant: TenantRecord, _ t: FrontDoorTexts) -> Notice {
        switch outcome {
        case .confirmed: Notice(t.doneTitle, t.doneText(tenant.name), tone: .given)
        case .used: Notice(t.usedTitle, t.usedText, tone: .given)
        case .over: Notice(t.overTitle, t.overText, tone: .neutral)
        case .unknown: Notice(t.unknownTitle, t.unknownText, tone: .neutral)
        }
    }
}
