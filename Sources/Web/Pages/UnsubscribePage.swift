import Store
import Texts

/// Taking back by a link: one button, and afterwards the one answer there is.
struct UnsubscribePage: PageContent {
    static let template = "unsubscribe"

    let t: FrontDoorTexts
    /// Who writes.
    let sender: String
    let action: String
    let outcome: Notice?
    /// Whether the button is there.
    let isOpen: Bool

    init(_ tenant: TenantRecord, texts: Texts, action: String, isDone: Bool) {
        t = texts.frontDoor
        sender = tenant.name
        self.action = action
        isOpen = !isDone
        outcome = isDone ? Notice(t.unsubscribedTitle, t.unsubscribedText(tenant.name), tone: .given) : nil
    }
}
