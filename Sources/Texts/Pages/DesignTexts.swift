/// The page that shows all components.
package struct DesignTexts: Sendable {
    /// “Components”.
    package let title: String
    /// What the page is for.
    package let lead: String
    /// “Colours”.
    package let colours: String
    /// “Type”.
    package let type: String
    /// A sentence to look at.
    package let sample: String
    /// “Buttons”.
    package let buttons: String
    /// The primary button.
    package let primary: String
    /// A plain button.
    package let plain: String
    /// A quiet button.
    package let quiet: String
    /// A destructive button before its plan.
    package let destroyQuiet: String
    /// A destructive button after its plan.
    package let destroy: String
    /// A disabled button.
    package let disabled: String
    /// “States”.
    package let states: String
    /// “Icons”.
    package let icons: String
    /// “Messages”.
    package let notices: String
    /// “What was just done”.
    package let toasts: String
    /// “Keyboard shortcuts”.
    package let keys: String
    /// “Form fields”.
    package let fields: String
    /// “Consent matrix”.
    package let matrix: String
    /// “Purpose”.
    package let purpose: String
    /// “Plan”.
    package let plan: String
    /// “Receipt”.
    package let receipt: String
    /// “Table”.
    package let table: String
    /// “Name”.
    package let name: String
    /// “State”.
    package let state: String
    /// “Number”.
    package let number: String
    /// “Numbers”.
    package let numbers: String
    /// “Why the others do not”.
    package let figures: String
    /// “Folded”.
    package let folded: String
    /// “Empty list”.
    package let empty: String

    static let both = Bilingual(
        DesignTexts(
            title: "Bausteine", lead: "Alles, woraus die Seiten bestehen, in jedem Zustand.", colours: "Farben",
            type: "Schrift", sample: "Franz jagt im komplett verwahrlosten Taxi quer durch Bayern.",
            buttons: "Schaltflächen", primary: "Person aufnehmen", plain: "Bearbeiten", quiet: "Abmelden",
            destroyQuiet: "Import zurücknehmen", destroy: "Anna Groß endgültig vergessen", disabled: "Nicht verfügbar",
            states: "Zustände", icons: "Zeichen", notices: "Meldungen", toasts: "Eben geschehen", keys: "Tastenkürzel",
            fields: "Eingaben",
            matrix: "Einwilligungen", purpose: "Zweck", plan: "Plan", receipt: "Bestätigung", table: "Tabelle",
            name: "Name", state: "Stand", number: "Anzahl", numbers: "Zahlen", figures: "Wer fehlt, und warum",
            folded: "Selten gebraucht, darum zugeklappt", empty: "Leere Liste"),
        DesignTexts(
            title: "Components", lead: "Everything the pages are made of, in every state.", colours: "Colours",
            type: "Type", sample: "The quick brown fox jumps over the lazy dog.", buttons: "Buttons",
            primary: "Add a person", plain: "Edit", quiet: "Log out", destroyQuiet: "Take import back",
            destroy: "Forget Anna Groß for good", disabled: "Not available", states: "States", icons: "Icons",
            notices: "Messages", toasts: "What was just done", keys: "Keyboard shortcuts", fields: "Form fields",
            matrix: "Consents", purpose: "Purpose", plan: "Plan",
            receipt: "Receipt", table: "Table", name: "Name", state: "State", number: "Count", numbers: "Numbers",
            figures: "Who is missing, and why", folded: "Seldom needed, so folded", empty: "Empty list"))
}
