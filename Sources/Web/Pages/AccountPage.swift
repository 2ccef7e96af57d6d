import Domain
import Foundation
import Operations
import Store
import Texts

/// A member's own account.
struct AccountPage: PageContent {
    static let template = "account"

    /// A living session.
    struct Session: Sendable {
        let device: String
        let opened: String
        let seen: String
        let isOwn: Bool
        /// Where the form that ends it goes.
        let href: String
    }

    let t: AccountTexts
    let f: SecondFactorTexts
    let summary: ErrorSummary?
    let email: String
    let name: Field
    let current: Field
    let password: Field
    let again: Field
    let sessions: [Session]
    let hasOthers: Bool
    let chip: Chip
    /// Recovery codes left, in words.
    let left: String?
    let isActive: Bool
    let isRequired: Bool
    let begin: String
    let code: Field

    /// `problem` names the field that was refused, and why in everyday words; `typed` is the name as it was typed.
    init(
        _ member: StoredMember, sessions: [StoredSession], own: UUID, factor: SecondFactor.Status, desk: Desk,
        problem: (field: String, text: String)? = nil, typed: String? = nil
    ) {
        let texts = desk.texts
        t = texts.account
        f = texts.secondFactor
        email = member.profile.email
        func error(_ field: String) -> String? { problem.flatMap { $0.field == field ? $0.text : nil } }
        name = Field(
            "name", label: t.name, value: typed ?? member.profile.name ?? "", hint: t.nameHint, error: error("name"),
            autocomplete: "name")
        current = Field(
            "current", label: t.current, error: error("current"), type: "password", autocomplete: "current-password")
        password = Field(
            "password", label: t.new, hint: texts.invitation.passwordHint, error: error("password"), type: "password",
            autocomplete: "new-password")
        again = Field(
            "again", label: texts.invitation.passwordAgain, error: error("again"), type: "password",
            autocomplete: "new-password")
        code = Field("code", label: f.askCode, hint: f.needsCode, error: error("code"), autocomplete: "one-time-code")
        summary = problem.map { ErrorSummary(texts, label: nil, text: $0.text, id: $0.field) }
        self.sessions = sessions.map { session in
            Session(
                device: texts.account.words(
                    browser: session.device.browser.rawValue, system: session.device.system.rawValue),
                opened: desk.moment(session.createdAt), seen: desk.moment(session.seenAt), isOwn: session.id == own,
                href: "/account/sessions/\(session.id.path)")
        }
        hasOthers = sessions.contains { $0.id != own }
        isActive = factor.activeSince != nil
        isRequired = factor.isRequired
        if let since = factor.activeSince {
            chip = Chip(f.activeSince(desk.day(since)), .given)
        } else {
            chip = Chip(f.off, .neutral)
        }
        left = isActive ? f.codesLeft(desk.number(factor.codesLeft)) : nil
        begin = factor.isPending ? f.goOn : f.begin
    }
}
