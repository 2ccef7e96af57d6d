/// A member's own account: name, password, second factor, where she is logged in.
package struct AccountTexts: Sendable {
    /// “My account”.
    package let title: String
    /// “Name”.
    package let name: String
    /// What the name is for.
    package let nameHint: String
    /// “Save name”.
    package let saveName: String
    /// “Your name is saved”.
    package let nameSaved: String
    /// “Password”.
    package let passwordTitle: String
    /// “Present password”.
    package let current: String
    /// “New password”.
    package let new: String
    /// “Change password”.
    package let changePassword: String
    /// “My logins”.
    package let sessions: String
    /// What the list shows, and what is not kept.
    package let sessionsLead: String
    /// “Where”.
    package let device: String
    /// “Logged in”.
    package let opened: String
    /// “Last seen”.
    package let seen: String
    /// “this one”.
    package let thisOne: String
    /// “Log out”.
    package let end: String
    /// “Log out everywhere else”.
    package let endOthers: String
    /// After ending one session.
    package let ended: String
    /// After ending all the others.
    package let endedOthers: @Sendable (_ count: String) -> String
    /// “unknown browser”.
    package let unknownBrowser: String
    /// “Firefox on Windows”.
    package let deviceName: @Sendable (_ browser: String, _ system: String) -> String
    /// What systems are called, by their code.
    package let systems: [String: String]

    /// Names of browsers, which are the same in every language.
    package static let browsers = [
        "firefox": "Firefox", "chrome": "Chrome", "edge": "Edge", "safari": "Safari", "opera": "Opera",
        "samsung": "Samsung Internet",
    ]

    /// A device's two codes in words.
    package func words(browser: String, system: String) -> String {
        let browser = Self.browsers[browser] ?? unknownBrowser
        return systems[system].map { deviceName(browser, $0) } ?? browser
    }

    static let both = Bilingual(
        AccountTexts(
            title: "Mein Konto", name: "Name", nameHint: "So sehen Sie die anderen in Ihrem Betrieb.",
            saveName: "Namen speichern", nameSaved: "Ihr Name ist gespeichert.", passwordTitle: "Passwort",
            current: "Jetziges Passwort", new: "Neues Passwort", changePassword: "Passwort ändern",
            sessions: "Meine Anmeldungen",
            sessionsLead:
                "Hier sind Sie gerade angemeldet. Von Ihrem Browser wird nur die Art behalten, nicht seine genaue Kennung.",
            device: "Wo", opened: "Angemeldet", seen: "Zuletzt gesehen", thisOne: "diese hier", end: "Abmelden",
            endOthers: "Überall sonst abmelden", ended: "Diese Anmeldung ist beendet.",
            endedOthers: { "Überall sonst sind Sie abgemeldet (\($0))." }, unknownBrowser: "Unbekannter Browser",
            deviceName: { "\($0) auf \($1)" },
            systems: [
                "windows": "Windows", "mac": "Mac", "linux": "Linux", "android": "Android", "iphone": "iPhone",
                "ipad": "iPad",
            ]),
        AccountTexts(
            title: "My account", name: "Name", nameHint: "This is how the others in your business see you.",
            saveName: "Save name", nameSaved: "Your name is saved.", passwordTitle: "Password",
            current: "Present password", new: "New password", changePassword: "Change password", sessions: "My logins",
            sessionsLead:
                "You are logged in here at this moment. Only the kind of your browser is kept, not its exact identification.",
            device: "Where", opened: "Logged in", seen: "Last seen", thisOne: "this one", end: "Log out",
            endOthers: "Log out everywhere else", ended: "This login has ended.",
            endedOthers: { "You are logged out everywhere else (\($0))." }, unknownBrowser: "Unknown browser",
            deviceName: { "\($0) on \($1)" },
            systems: [
                "windows": "Windows", "mac": "Mac", "linux": "Linux", "android": "Android", "iphone": "iPhone",
                "ipad": "iPad",
            ]))
}
