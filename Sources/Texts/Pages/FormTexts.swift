/// The forms that a business shows to strangers, as its staff see them.
package struct FormTexts: Sendable {
    /// “Forms”.
    package let title: String
    /// What they are.
    package let lead: String
    /// “Asks for”.
    package let asks: String
    /// “State”.
    package let state: String
    /// Everyday words for the states, by code.
    package let states: [String: String]
    /// “Look at it”.
    package let look: String
    /// “For your own pages”.
    package let embed: String
    /// What to do with the code, and what it does.
    package let embedLead: String
    /// There is no code for a form that strangers are not shown.
    package let embedNothing: String
    /// Setting one up.
    package let edit: FormEditTexts

    static let both = Bilingual(
        FormTexts(
            title: "Formulare",
            lead:
                "Hier melden sich Menschen selbst an. Jede Anmeldung gilt erst, wenn sie aus dem Postfach bestätigt ist.",
            asks: "Fragt nach", state: "Stand",
            states: ["draft": "Entwurf", "published": "öffentlich", "closed": "geschlossen"], look: "Formular ansehen",
            embed: "Für Ihre eigenen Seiten",
            embedLead: """
                Setzen Sie diesen Text in Ihre Seite ein. Er lädt nichts von hier und setzt kein Cookie. Wenn sich der \
                Wortlaut ändert, holen Sie ihn neu; bis dahin sehen Besucher nach dem Absenden die neue Fassung.
                """, embedNothing: "Nur für öffentliche Formulare.",
            edit: FormEditTexts.both[.german]),
        FormTexts(
            title: "Forms",
            lead: "Here people sign up themselves. A sign-up counts once it is confirmed from the mailbox.",
            asks: "Asks for", state: "State",
            states: ["draft": "draft", "published": "public", "closed": "closed"], look: "Look at the form",
            embed: "For pages of your own",
            embedLead: """
                Put this text into your page. It loads nothing from here and sets no cookie. When the words change, fetch it \
                anew; until then visitors see the new version after sending.
                """, embedNothing: "For public forms only.", edit: FormEditTexts.both[.english]))
}
