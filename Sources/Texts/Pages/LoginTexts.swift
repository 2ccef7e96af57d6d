/// Login, choice of tenant, forgotten password.
package struct LoginTexts: Sendable {
    /// “Log in”.
    package let title: String
    /// “E-mail address”.
    package let email: String
    /// “Password”.
    package let password: String
    /// “Log in”.
    package let submit: String
    /// “Forgotten your password?”.
    package let forgotten: String
    /// One sentence under the title.
    package let lead: String
    /// “For which business?”.
    package let chooseTenant: String
    /// “Your address belongs to several businesses”.
    package let chooseTenantLead: String
    /// “Log in with another address”.
    package let otherAddress: String
    /// “Forgotten password”.
    package let forgottenTitle: String
    /// “Give your e-mail address. We will send you a link that is valid for one hour”.
    package let forgottenLead: String
    /// “Send link”.
    package let forgottenSubmit: String
    /// The same answer whether the address is known or not.
    package let forgottenAnswer: String
    /// What to do when no link comes.
    package let forgottenAdvice: String
    /// “Back to the login”.
    package let backToLogin: String
    /// “You are logged out”.
    package let loggedOut: String
    /// After a session ended by time.
    package let sessionEnded: String

    static let both = Bilingual(
        LoginTexts(
            title: "Anmelden", email: "E-Mail-Adresse", password: "Passwort", submit: "Anmelden",
            forgotten: "Passwort vergessen?", lead: "Hier arbeiten Sie mit den Daten Ihrer Kundschaft.",
            chooseTenant: "Für welchen Betrieb?", chooseTenantLead: "Ihre Adresse gehört zu mehreren Betrieben.",
            otherAddress: "Mit einer anderen Adresse anmelden",
            forgottenTitle: "Passwort vergessen",
            forgottenLead: "Geben Sie Ihre E-Mail-Adresse an. Wir senden Ihnen einen Link, der eine Stunde gilt.",
            forgottenSubmit: "Link senden",
            forgottenAnswer: "Wenn es zu dieser Adresse ein Konto gibt, ist der Link jetzt unterwegs.",
            forgottenAdvice:
                "Kommt in ein paar Minuten nichts an, sehen Sie im Spam-Ordner nach, oder fragen Sie Ihre Verwaltung.",
            backToLogin: "Zurück zur Anmeldung",
            loggedOut: "Sie sind abgemeldet.",
            sessionEnded: "Ihre Anmeldung ist nach einer Pause abgelaufen. Ihre Eingaben sind noch da."),
        LoginTexts(
            title: "Log in", email: "E-mail address", password: "Password", submit: "Log in",
            forgotten: "Forgotten your password?", lead: "This is where you work with your customers' data.",
            chooseTenant: "For which business?", chooseTenantLead: "Your address belongs to several businesses.",
            otherAddress: "Log in with another address",
            forgottenTitle: "Forgotten password",
            forgottenLead: "Give your e-mail address. We will send you a link that is valid for one hour.",
            forgottenSubmit: "Send link",
            forgottenAnswer: "If there is an account for this address, the link is on its way now.",
            forgottenAdvice: "If nothing comes in a few minutes, look into the spam folder, or ask your administrator.",
            backToLogin: "Back to the login",
            loggedOut: "You are logged out.",
            sessionEnded: "Your login ended after a pause. What you typed is still there."))
}
