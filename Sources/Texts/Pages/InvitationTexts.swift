/// Invitation and first password.
package struct InvitationTexts: Sendable {
    /// “Welcome”.
    package let title: String
    /// Who invites.
    package let lead: @Sendable (_ tenant: String) -> String
    /// “Business”.
    package let business: String
    /// “Your address”.
    package let address: String
    /// “Your task”.
    package let task: String
    /// “Good to have you here”.
    package let welcome: String
    /// “Password”.
    package let password: String
    /// “At least 10 characters. A whole sentence is good”.
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
    /// One sentence under it.
    package let resetLead: String
    /// “Your password is changed”.
    package let resetDone: String
    /// “Change password”.
    package let resetSubmit: String
    /// “This invitation is no longer valid. Please ask for a new one”.
    package let expired: String

    static let both = Bilingual(
        InvitationTexts(
            title: "Willkommen",
            lead: { "\($0) lädt Sie ein, mit Obhut zu arbeiten. Wählen Sie ein Passwort, dann geht es los." },
            business: "Betrieb",
            address: "Ihre Adresse", task: "Ihre Aufgabe", welcome: "Schön, dass Sie da sind.", password: "Passwort",
            passwordHint: "Mindestens 10 Zeichen. Ein ganzer Satz ist gut.",
            passwordAgain: "Passwort wiederholen", passwordsDiffer: "Die beiden Passwörter sind nicht gleich.",
            submit: "Einladung annehmen", accepted: "Schön, dass Sie da sind. Bitte melden Sie sich jetzt an.",
            resetTitle: "Neues Passwort",
            resetLead: "Danach sind Sie überall sonst abgemeldet.",
            resetDone: "Ihr Passwort ist geändert. Überall sonst sind Sie abgemeldet.", resetSubmit: "Passwort ändern",
            expired: "Diese Einladung gilt nicht mehr. Bitte lassen Sie sich eine neue senden."),
        InvitationTexts(
            title: "Welcome", lead: { "\($0) invites you to work with Obhut. Choose a password, then you can begin." },
            business: "Business",
            address: "Your address", task: "Your task", welcome: "Good to have you here.", password: "Password",
            passwordHint: "At least 10 characters. A whole sentence is good.",
            passwordAgain: "Repeat password", passwordsDiffer: "The two passwords are not the same.",
            submit: "Accept invitation", accepted: "Good to have you here. Please log in now.",
            resetTitle: "New password",
            resetLead: "Afterwards you are logged out everywhere else.",
            resetDone: "Your password is changed. Everywhere else you are logged out.", resetSubmit: "Change password",
            expired: "This invitation is no longer valid. Please ask for a new one."))
}
