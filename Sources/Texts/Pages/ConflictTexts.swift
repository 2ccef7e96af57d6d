/// Somebody else was faster: both versions side by side.
package struct ConflictTexts: Sendable {
    /// “Two of you changed this”.
    package let title: String
    /// What happened, and that nothing is lost.
    package let lead: String
    /// “Field”.
    package let field: String
    /// “Saved now”.
    package let now: String
    /// “What you typed”.
    package let yours: String
    /// “different”.
    package let different: String
    /// “Keep what is saved now”.
    package let discard: String
    /// “Your version”.
    package let yoursTitle: String
    /// What saving it does.
    package let yoursLead: String
    /// “Save my version”.
    package let submit: String
    /// What stands for nothing.
    package let nothing: String

    static let both = Bilingual(
        ConflictTexts(
            title: "Zwei haben gleichzeitig geändert",
            lead: "Während Sie schrieben, hat jemand diese Person geändert. Es ist nichts verloren: "
                + "Hier stehen beide Fassungen.",
            field: "Feld", now: "Jetzt gespeichert", yours: "Ihre Fassung", different: "verschieden",
            discard: "Gespeicherte Fassung behalten", yoursTitle: "Ihre Fassung weiterbearbeiten",
            yoursLead:
                "Wenn Sie speichern, ersetzt Ihre Fassung die andere. Übernehmen Sie vorher, was Sie behalten wollen.",
            submit: "Meine Fassung speichern", nothing: "–"),
        ConflictTexts(
            title: "Two of you changed this at once",
            lead: "While you were typing, somebody changed this person. Nothing is lost: here are both versions.",
            field: "Field", now: "Saved now", yours: "Your version", different: "different",
            discard: "Keep what is saved now", yoursTitle: "Go on with your version",
            yoursLead: "If you save, your version replaces the other. Take over first what you want to keep.",
            submit: "Save my version", nothing: "–"))
}
