/// Putting rows of a quarantine right.
package struct QuarantineTexts: Sendable {
    /// “Rows in quarantine”.
    package let title: String
    /// What to do with them.
    package let lead: String
    /// “Correct”.
    package let fix: String
    /// “Row 17”.
    package let row: @Sendable (_ number: String) -> String
    /// “Import this record”.
    package let submit: String
    /// “Discard this record”.
    package let discard: String
    /// “The record has been imported”.
    package let fixed: String
    /// “No row waits”.
    package let empty: String
    /// “Content”.
    package let content: String
    /// “Correct here”.
    package let here: String
    /// “Column 5”, for one without a header.
    package let column: @Sendable (_ number: String) -> String

    static let both = Bilingual(
        QuarantineTexts(
            title: "Zeilen in Quarantäne",
            lead: "Berichtigen Sie eine Zeile, und lesen Sie sie gleich noch einmal ein.", fix: "Berichtigen",
            row: { "Datensatz \($0)" }, submit: "Datensatz einlesen", discard: "Datensatz verwerfen",
            fixed: "Der Datensatz ist eingelesen.", empty: "Keine Zeile wartet mehr.", content: "Inhalt",
            here: "Hier berichtigen", column: { "Spalte \($0)" }),
        QuarantineTexts(
            title: "Rows in quarantine", lead: "Correct a row and import it again right away.", fix: "Correct",
            row: { "Record \($0)" }, submit: "Import this record", discard: "Discard this record",
            fixed: "The record has been imported.", empty: "No row waits any more.", content: "Content",
            here: "Correct them here", column: { "Column \($0)" }))
}
