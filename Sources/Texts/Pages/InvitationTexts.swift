/// Invitation and first password.
package struct InvitationTexts: Sendable {
    /// “Welcome”.
    package let title: String
    /// Who invites, for which role.
    package let lead: @Sendable (_ tenant: String, _ role: String) -> String
    /// “Your name”.
    package let name: String
    /// “Password”.
    package let password: String
    /// “At least 12 characters. A whole sentence is good”.
    package let passwordHint: String
    /// “Repeat password”.
    package let passwordAgain: String
    /// “The two passwords are not the same”.
    package let passwordsDiffer: String
    /// “Accept invitation”.
    package let submit: String
    /// “Good to have you here. Please log in now”.
    package let accepted: String
    /// “New password”.
    package let resetTitle: String
    /// “Change password”.
    package let resetSubmit: String
    /// “This invitation is no longer valid. Please ask for a new one”.
    package let expired: String

    static let both = Bilingual(
        InvitationTexts(
            title: "Willkommen",
            lead: { "\($0) lädt Sie ein, mit Obhut zu arbeiten. Ihre Aufgabe: \($1)." }, name: "Ihr Name",
            password: "Passwort", passwordHint: "Mindestens 12 Zeichen. Ein ganzer Satz ist gut.",
            passwordAgain: "Passwort wiederholen", passwordsDiffer: "Die beiden Passwörter sind nicht gleich.",
            submit: "Einladung annehmen", accepted: "Schön, dass Sie da sind. Bitte melden Sie sich jetzt an.",
            resetTitle: "Neues Passwort", resetSubmit: "Passwort ändern",
            expired: "Diese Einladung gilt nicht mehr. Bitte lassen Sie sich eine neue senden."),
        InvitationTexts(
            title: "Welcome", lead: { "\($0) invites you to work with Obhut. Your task: \($1)." }, name: "Your name",
            password: "Password", passwordHint: "At least 12 characters. A whole sentence is good.",
            passwordAgain: "Repeat password", passwordsDiffer: "The two passwords are not the same.",
            submit: "Accept invitation", accepted: "Good to have you here. Please log in now.",
            resetTitle: "New password", resetSubmit: "Change password",
            expired: "This invitation is no longer valid. Please ask for a new one."))
}
