/// Importing a file.
package struct ImportTexts: Sendable {
    /// “Import a file”.
    package let title: String
    /// “Rows without purpose, legal basis and source do not reach the list”.
    package let lead: String
    /// “CSV or vCard file”.
    package let file: String
    /// “Import file”.
    package let submit: String
    /// “People who exist already”.
    package let duplicates: String
    /// “leave out”.
    package let skip: String
    /// “add to them”.
    package let update: String
    /// “add once more”.
    package let both: String
    /// Rows that came in.
    package let imported: String
    /// “updated”.
    package let updated: String
    /// “existed already”.
    package let duplicatesFound: String
    /// “in quarantine”.
    package let quarantined: String
    /// “Download quarantine only”.
    package let downloadQuarantine: String
    /// “Take import back”.
    package let undo: String
    /// “The import has been taken back”.
    package let undone: String
    /// “Row”.
    package let row: String
    /// “Reason”.
    package let reason: String
    /// “Field”.
    package let field: String

    static let both = Bilingual(
        ImportTexts(
            title: "Datei einlesen",
            lead: "Zeilen ohne Zweck, Rechtsgrundlage und Quelle kommen nicht in die Liste. "
                + "Sie bleiben in der Quarantäne, bis Sie sie ergänzen.",
            file: "CSV- oder vCard-Datei", submit: "Datei einlesen", duplicates: "Personen, die es schon gibt",
            skip: "auslassen", update: "ergänzen", both: "zusätzlich aufnehmen", imported: "aufgenommen",
            updated: "ergänzt", duplicatesFound: "schon vorhanden", quarantined: "in Quarantäne",
            downloadQuarantine: "Nur Quarantäne herunterladen", undo: "Import zurücknehmen",
            undone: "Der Import ist zurückgenommen.", row: "Zeile", reason: "Grund", field: "Feld"),
        ImportTexts(
            title: "Import a file",
            lead: "Rows without purpose, legal basis and source do not reach the list. "
                + "They stay in quarantine until you complete them.",
            file: "CSV or vCard file", submit: "Import file", duplicates: "People who exist already", skip: "leave out",
            update: "add to them", both: "add once more", imported: "added", updated: "updated",
            duplicatesFound: "existed already", quarantined: "in quarantine",
            downloadQuarantine: "Download quarantine only", undo: "Take import back",
            undone: "The import has been taken back.", row: "Row", reason: "Reason", field: "Field"))
}
