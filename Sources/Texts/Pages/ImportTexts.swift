/// Importing a file.
package struct ImportTexts: Sendable {
    /// “Import a file”.
    package let title: String
    /// “Rows without purpose, legal basis and source do not reach the list”.
    package let lead: String
    /// “File (CSV, vCard or JSON)”.
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
    /// What the file may be.
    package let fileHint: String
    /// Purpose, for rows without one.
    package let purpose: String
    /// Legal basis, for rows without one.
    package let basis: String
    /// Source, for rows without one.
    package let source: String
    /// An example of a source.
    package let sourceHint: String
    /// “as the file says”.
    package let asInFile: String
    /// “Earlier imports”.
    package let listTitle: String
    /// “Nothing has been imported yet”.
    package let listEmpty: String
    /// “Begun”.
    package let at: String
    /// “State”.
    package let stateTitle: String
    /// “Rows”.
    package let rows: String
    /// “Import”.
    package let oneTitle: String
    /// “The file has been read”.
    package let done: String
    /// “Rows in quarantine”.
    package let quarantineTitle: String
    /// What quarantined rows are, and what to do.
    package let quarantineLead: String
    /// “Take back”.
    package let undoTitle: String
    /// What taking back does.
    package let undoLead: String
    /// How many were removed, restored, kept.
    package let undoCounts: @Sendable (_ removed: String, _ restored: String, _ kept: String) -> String
    /// When it began, when it ended.
    package let period: @Sendable (_ begin: String, _ end: String?) -> String

    static let both = Bilingual(
        ImportTexts(
            title: "Datei einlesen",
            lead: "Zeilen ohne Zweck, Rechtsgrundlage und Quelle kommen nicht in die Liste. "
                + "Sie bleiben in der Quarantäne, bis Sie sie ergänzen.",
            file: "Datei (CSV, vCard oder JSON)", submit: "Datei einlesen", duplicates: "Personen, die es schon gibt",
            skip: "auslassen", update: "ergänzen", both: "zusätzlich aufnehmen", imported: "aufgenommen",
            updated: "ergänzt", duplicatesFound: "schon vorhanden", quarantined: "in Quarantäne",
            downloadQuarantine: "Nur Quarantäne herunterladen", undo: "Import zurücknehmen",
            undone: "Der Import ist zurückgenommen.", row: "Datensatz", reason: "Grund", field: "Feld",
            fileHint:
                "Tabelle als CSV, deren erste Zeile die Spalten nennt, Kontakte als vCard, oder data.json einer Datenauskunft. Höchstens 64 MB.",
            purpose: "Zweck", basis: "Rechtsgrundlage", source: "Quelle",
            sourceHint: "Gilt für Zeilen ohne eigene Angabe, zum Beispiel „Kundenkartei 2019“.",
            asInFile: "wie in der Datei", listTitle: "Bisherige Importe", listEmpty: "Noch wurde nichts eingelesen.",
            at: "Begonnen", stateTitle: "Stand", rows: "Zeilen", oneTitle: "Import", done: "Die Datei ist eingelesen.",
            quarantineTitle: "Zeilen in Quarantäne",
            quarantineLead:
                "Diese Zeilen sind nicht gespeichert wie Personen. Berichtigen Sie sie hier, oder laden Sie sie mit "
                + "Zeilennummer und Grund herunter, ergänzen Sie sie, und lesen Sie die Datei noch einmal ein.",
            undoTitle: "Zurücknehmen",
            undoLead: "Personen, die dieser Import angelegt hat, verschwinden. Ergänzte werden, wie sie vorher waren, "
                + "außer jemand hat sie seitdem bearbeitet.",
            undoCounts: { "\($0) entfernt, \($1) wiederhergestellt, \($2) unverändert behalten." },
            period: { begin, end in end.map { "\(begin) bis \($0)" } ?? "begonnen \(begin)" }),
        ImportTexts(
            title: "Import a file",
            lead: "Rows without purpose, legal basis and source do not reach the list. "
                + "They stay in quarantine until you complete them.",
            file: "File (CSV, vCard or JSON)", submit: "Import file", duplicates: "People who exist already",
            skip: "leave out",
            update: "add to them", both: "add once more", imported: "added", updated: "updated",
            duplicatesFound: "existed already", quarantined: "in quarantine",
            downloadQuarantine: "Download quarantine only", undo: "Take import back",
            undone: "The import has been taken back.", row: "Record", reason: "Reason", field: "Field",
            fileHint:
                "A CSV table whose first row names the columns, contacts as vCard, or data.json of a data export. At most 64 MB.",
            purpose: "Purpose", basis: "Legal basis", source: "Source",
            sourceHint: "For rows that do not say so themselves, for example “card index 2019”.",
            asInFile: "as the file says", listTitle: "Earlier imports", listEmpty: "Nothing has been imported yet.",
            at: "Begun", stateTitle: "State", rows: "Rows", oneTitle: "Import", done: "The file has been read.",
            quarantineTitle: "Rows in quarantine",
            quarantineLead: "These rows are not stored as people. Correct them here, or download them with row number "
                + "and reason, complete them, and import the file once more.",
            undoTitle: "Take back",
            undoLead: "People whom this import created go away. Those it completed become what they were, unless "
                + "somebody edited them since.",
            undoCounts: { "\($0) removed, \($1) restored, \($2) kept as they are." },
            period: { begin, end in end.map { "\(begin) to \($0)" } ?? "begun \(begin)" }))
}
