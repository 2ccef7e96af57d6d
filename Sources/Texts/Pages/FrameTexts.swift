/// What stands around every page.
package struct FrameTexts: Sendable {
    /// “My account”.
    package let account: String
    /// “Add a person”.
    package let create: String
    /// “Appearance”.
    package let appearance: String
    /// “Language”.
    package let language: String
    /// “as in the browser”.
    package let asBrowser: String
    /// “Brightness”.
    package let theme: String
    /// “light”.
    package let light: String
    /// “dark”.
    package let dark: String
    /// “as in the system”.
    package let asSystem: String
    /// “Apply”.
    package let apply: String
    /// “More”: what else there is in the menu.
    package let rest: String
    /// The pager's label.
    package let pages: String
    /// “Show more”.
    package let more: String
    /// “To the beginning”.
    package let toFirst: String
    /// “Close”.
    package let close: String
    /// “Undo”.
    package let undo: String
    /// “Keyboard shortcuts”.
    package let keys: String
    /// “Use keyboard shortcuts”.
    package let keysOn: String
    /// When they do nothing.
    package let keysHint: String

    static let both = Bilingual(
        FrameTexts(
            account: "Mein Konto", create: "Person aufnehmen", appearance: "Darstellung", language: "Sprache",
            asBrowser: "wie im Browser",
            theme: "Helligkeit", light: "hell", dark: "dunkel", asSystem: "wie im System", apply: "Übernehmen",
            rest: "Mehr",
            pages: "Seiten", more: "Weitere anzeigen", toFirst: "Zum Anfang", close: "Schließen",
            undo: "Rückgängig machen", keys: "Tastenkürzel", keysOn: "Tastenkürzel verwenden",
            keysHint: "Während Sie etwas eingeben, wirken sie nicht. Die Wahl gilt in diesem Browser."),
        FrameTexts(
            account: "My account", create: "Add a person", appearance: "Appearance", language: "Language",
            asBrowser: "as in the browser",
            theme: "Brightness", light: "light", dark: "dark", asSystem: "as in the system", apply: "Apply",
            rest: "More",
            pages: "Pages", more: "Show more", toFirst: "To the beginning", close: "Close",
            undo: "Undo", keys: "Keyboard shortcuts", keysOn: "Use keyboard shortcuts",
            keysHint: "They do nothing while you type. The choice applies to this browser."))
}
