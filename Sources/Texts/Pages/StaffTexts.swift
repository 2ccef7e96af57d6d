/// The staff of a business: list, invitation, one member.
package struct StaffTexts: Sendable {
    /// “Team”.
    package let title: String
    /// “Name”.
    package let name: String
    /// “E-mail address”.
    package let email: String
    /// “Task”.
    package let role: String
    /// “State”.
    package let stateTitle: String
    /// Everyday words for states, by their code.
    package let states: [String: String]
    /// “Second factor”.
    package let secondFactor: String
    /// “Since”.
    package let since: String
    /// “Invite somebody”.
    package let inviteTitle: String
    /// What an invitation does.
    package let inviteLead: String
    /// “Send invitation”.
    package let invite: String
    /// “The invitation is on its way”.
    package let invited: String
    /// What each role may do, by its code.
    package let roles: [String: String]
    /// “Member of staff”.
    package let windowTitle: String
    /// “Change task”.
    package let roleTitle: String
    /// What a change of the task does.
    package let roleLead: String
    /// “Save task”.
    package let saveRole: String
    /// “Access”.
    package let accessTitle: String
    /// “Disable”.
    package let disable: String
    /// What disabling does.
    package let disableLead: String
    /// “Enable”.
    package let enable: String
    /// What enabling does.
    package let enableLead: String
    /// “Send a link for a new password”.
    package let sendReset: String
    /// What that link does.
    package let sendResetLead: String
    /// “Send the invitation again”.
    package let sendInvitation: String
    /// “Log out everywhere”.
    package let endSessions: String
    /// What that ends.
    package let endSessionsLead: String
    /// “Take the second factor away”.
    package let resetFactor: String
    /// When to take it away.
    package let resetFactorLead: String
    /// “Saved”.
    package let saved: String
    /// “The message is on its way”.
    package let sent: String
    /// “Her logins have ended”.
    package let sessionsEnded: String
    /// “The second factor is gone”.
    package let factorGone: String
    /// “Who needs a second factor?”.
    package let policyTitle: String
    /// What the policy does.
    package let policyLead: String
    /// “Save”.
    package let savePolicy: String

    static let both = Bilingual(german, english)

    private static let german = StaffTexts(
        title: "Team", name: "Name", email: "E-Mail-Adresse", role: "Aufgabe", stateTitle: "Stand",
        states: ["invited": "eingeladen", "active": "aktiv", "disabled": "gesperrt"],
        secondFactor: "Zweiter Faktor", since: "Dabei seit", inviteTitle: "Jemanden einladen",
        inviteLead: "Wir senden einen Link, der sieben Tage gilt.", invite: "Einladung senden",
        invited: "Die Einladung ist unterwegs.",
        roles: [
            "owner": "verantwortet den Betrieb und darf alles", "admin": "verwaltet Team und Einstellungen",
            "sales": "verkauft: Personen und Vertragsdaten", "marketing": "wirbt: Einwilligungen und Kampagnen",
            "support": "hilft Kundinnen und Kunden", "privacy-officer": "wacht über die Daten: Anfragen, Löschungen",
            "read-only": "sieht nach und ändert nichts",
        ],
        windowTitle: "Mitglied des Teams", roleTitle: "Aufgabe ändern",
        roleLead: "Gilt sofort, auch für offene Anmeldungen und Zugangsschlüssel.", saveRole: "Aufgabe speichern",
        accessTitle: "Zugang", disable: "Sperren",
        disableLead: "Anmeldungen enden und Zugangsschlüssel werden widerrufen, beides sofort.", enable: "Entsperren",
        enableLead: "Das Passwort gilt wieder; widerrufene Zugangsschlüssel bleiben widerrufen.",
        sendReset: "Link für ein neues Passwort senden",
        sendResetLead: "Das bisherige Passwort gilt, bis das neue gesetzt ist.",
        sendInvitation: "Einladung noch einmal senden",
        endSessions: "Überall abmelden",
        endSessionsLead: "Beendet jede offene Anmeldung dieses Mitglieds.", resetFactor: "Zweiten Faktor entfernen",
        resetFactorLead:
            "Wenn Telefon und Wiederherstellungscodes verloren sind. Prüfen Sie vorher, wer Sie darum bittet.",
        saved: "Gespeichert.", sent: "Die Nachricht ist unterwegs.",
        sessionsEnded: "Alle Anmeldungen dieses Mitglieds sind beendet.",
        factorGone: "Der zweite Faktor ist entfernt, die Anmeldungen sind beendet.",
        policyTitle: "Wer braucht einen zweiten Faktor?",
        policyLead: "Wer noch keinen hat, richtet ihn beim nächsten Anmelden ein.", savePolicy: "Auswahl speichern")

    private static let english = StaffTexts(
        title: "Team", name: "Name", email: "E-mail address", role: "Task", stateTitle: "State",
        states: ["invited": "invited", "active": "active", "disabled": "disabled"], secondFactor: "Second factor",
        since: "Here since", inviteTitle: "Invite somebody",
        inviteLead: "We send a link that is valid for seven days.", invite: "Send invitation",
        invited: "The invitation is on its way.",
        roles: [
            "owner": "answers for the business and may do everything", "admin": "runs team and settings",
            "sales": "sells: people and contract data", "marketing": "advertises: consents and campaigns",
            "support": "helps customers", "privacy-officer": "watches over the data: requests, erasures",
            "read-only": "looks and changes nothing",
        ],
        windowTitle: "Member of the team", roleTitle: "Change task",
        roleLead: "It holds at once, for open logins and tokens, too.", saveRole: "Save task", accessTitle: "Access",
        disable: "Disable", disableLead: "Logins end and tokens are revoked, both at once.", enable: "Enable",
        enableLead: "The password holds again; revoked tokens stay revoked.",
        sendReset: "Send a link for a new password",
        sendResetLead: "The present password is valid until the new one is set.",
        sendInvitation: "Send the invitation again",
        endSessions: "Log out everywhere",
        endSessionsLead: "Ends every open login of this member.", resetFactor: "Take the second factor away",
        resetFactorLead: "When telephone and recovery codes are lost. Make sure who is asking you for it.",
        saved: "Saved.", sent: "The message is on its way.", sessionsEnded: "All logins of this member have ended.",
        factorGone: "The second factor is gone, the logins have ended.",
        policyTitle: "Who needs a second factor?",
        policyLead: "Who has none yet sets it up at the next login.", savePolicy: "Save choice")
}
