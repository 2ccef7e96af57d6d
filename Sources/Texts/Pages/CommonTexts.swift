/// Words that stand on every page.
package struct CommonTexts: Sendable {
    /// The name of the product.
    package let product: String
    /// What skips to the content, for keyboards and screen readers.
    package let skipToContent: String
    /// The main navigation's label.
    package let navigation: String
    /// “People”.
    package let people: String
    /// “Organisations”, divided where it must be.
    package let organizations: String
    /// “Imports”.
    package let imports: String
    /// “Erasures”.
    package let erasures: String
    /// “Settings”.
    package let settings: String
    /// “Log out”.
    package let logOut: String
    /// “Search”.
    package let search: String
    /// What the search box asks for.
    package let searchPrompt: String
    /// “Save”.
    package let save: String
    /// “Cancel”.
    package let cancel: String
    /// “Back”.
    package let back: String
    /// “Next”.
    package let next: String
    /// “Yes”.
    package let yes: String
    /// “No”.
    package let no: String
    /// “optional”.
    package let optional: String
    /// What heads the list of errors above a form.
    package let checkInput: String
    /// “Where the law says so”.
    package let article: String
    /// “until”.
    package let until: String
    /// “since”.
    package let since: String

    static let both = Bilingual(
        CommonTexts(
            product: "Obhut", skipToContent: "Zum Inhalt", navigation: "Hauptmenü", people: "Personen",
            organizations: "Organi\u{AD}sationen",
            imports: "Importe", erasures: "Löschungen", settings: "Einstellungen", logOut: "Abmelden", search: "Suchen",
            searchPrompt: "Name, Ort, E-Mail oder Telefon", save: "Speichern", cancel: "Abbrechen", back: "Zurück",
            next: "Weiter", yes: "Ja", no: "Nein", optional: "freiwillig",
            checkInput: "Bitte sehen Sie sich diese Angaben noch einmal an:", article: "Rechtsgrundlage im Gesetz",
            until: "bis", since: "seit"),
        CommonTexts(
            product: "Obhut", skipToContent: "Skip to content", navigation: "Main menu", people: "People",
            organizations: "Organi\u{AD}sations",
            imports: "Imports", erasures: "Erasures", settings: "Settings", logOut: "Log out", search: "Search",
            searchPrompt: "Name, town, e-mail or telephone", save: "Save", cancel: "Cancel", back: "Back",
            next: "Next",
            yes: "Yes", no: "No", optional: "optional", checkInput: "Please look at these entries again:",
            article: "Where the law says so", until: "until", since: "since"))
}
