/// The steps between a file and its import.
package struct ImportStepTexts: Sendable {
    /// “Columns of the file”.
    package let columnsTitle: String
    /// What is to be done with the columns.
    package let columnsLead: String
    /// What applies to cards, which have no columns.
    package let cardsLead: String
    /// “Not taken over: picture, birthday”.
    package let unread: @Sendable (_ properties: String) -> String
    /// “As last time”.
    package let remembered: String
    /// “Column in the file”.
    package let column: String
    /// “What stands there”.
    package let sample: String
    /// “Becomes”.
    package let target: String
    /// “For all rows that do not say it themselves”.
    package let rest: String
    /// “Check”.
    package let check: String
    /// “Discard file”.
    package let discard: String
    /// “The file is being checked”.
    package let checking: String
    /// “142 rows so far”.
    package let progress: @Sendable (_ rows: String) -> String
    /// “Refresh”.
    package let refresh: String
    /// “This would happen”.
    package let previewTitle: String
    /// That nothing is stored yet.
    package let previewLead: String
    /// “new”.
    package let created: String
    /// “added to”.
    package let updated: String
    /// “there already”.
    package let duplicate: String
    /// “kept back”.
    package let quarantined: String
    /// “all rows”.
    package let all: String
    /// “Name”.
    package let name: String
    /// “Town”.
    package let town: String
    /// “Result”.
    package let outcome: String
    /// “Change columns”.
    package let change: String
    /// “Import 120 rows”.
    package let start: @Sendable (_ rows: String) -> String
    /// “No rows like that”.
    package let none: String
    /// “The file cannot be imported like this”.
    package let failed: String
    /// “The file has been discarded”.
    package let discarded: String
    /// “Files that wait”.
    package let waitingTitle: String
    /// How long they wait, and what ends it.
    package let waitingLead: String
    /// “Uploaded”.
    package let uploadedAt: String
    /// “Kind”.
    package let format: String
    /// “Next step”.
    package let next: String
    /// That an erasure took the file.
    package let lost: String
    /// What to do then.
    package let lostAdvice: String
    /// “Rows are being taken in”.
    package let running: String
    /// That the page may be left.
    package let runningLead: String

    static let both = Bilingual(
        ImportStepTexts(
            columnsTitle: "Spalten zuordnen",
            columnsLead: "Prüfen Sie, was aus jeder Spalte wird. Gespeichert wird noch nichts.",
            cardsLead: "Kontakte haben feste Felder. Bitte sagen Sie noch, wofür sie gespeichert werden.",
            unread: { "Nicht übernommen werden: \($0)." }, remembered: "Zugeordnet wie beim letzten Mal.",
            column: "Spalte in der Datei", sample: "Darin steht",
            target: "Wird zu", rest: "Für Zeilen, die es nicht selbst sagen", check: "Prüfen",
            discard: "Datei verwerfen", checking: "Die Datei wird geprüft", progress: { "\($0) Zeilen bisher" },
            refresh: "Aktualisieren", previewTitle: "Das würde geschehen",
            previewLead: "Noch ist nichts gespeichert. Sehen Sie nach, was aus jeder Zeile wird.",
            created: "neu", updated: "wird ergänzt", duplicate: "schon vorhanden", quarantined: "zurückgehalten",
            all: "alle Zeilen", name: "Name", town: "Ort", outcome: "Ergebnis", change: "Spalten ändern",
            start: { "\($0) Zeilen einlesen" }, none: "Keine solche Zeile.",
            failed: "So lässt sich die Datei nicht einlesen.", discarded: "Die Datei ist verworfen.",
            waitingTitle: "Dateien, die warten",
            waitingLead: "Noch ist nichts davon gespeichert wie Personen. Nach einem Tag sind sie verworfen, auch "
                + "sobald jemand gelöscht wird.",
            uploadedAt: "Hochgeladen", format: "Art", next: "Nächster Schritt",
            lost: "Die hochgeladene Datei ist verworfen, weil inzwischen jemand gelöscht wurde.",
            lostAdvice: "Bitte laden Sie sie noch einmal hoch.",
            running: "Die Zeilen werden eingelesen",
            runningLead: "Sie können die Seite verlassen; der Import läuft weiter."),
        ImportStepTexts(
            columnsTitle: "Match the columns", columnsLead: "Check what becomes of each column. Nothing is stored yet.",
            cardsLead: "Contacts have fixed fields. Please say what they are kept for.",
            unread: { "Not taken over: \($0)." }, remembered: "Matched as last time.", column: "Column in the file",
            sample: "What it says",
            target: "Becomes", rest: "For rows that do not say it themselves", check: "Check", discard: "Discard file",
            checking: "The file is being checked", progress: { "\($0) rows so far" }, refresh: "Refresh",
            previewTitle: "This would happen",
            previewLead: "Nothing is stored yet. Look at what becomes of each row.", created: "new",
            updated: "is added to", duplicate: "there already", quarantined: "kept back", all: "all rows",
            name: "Name", town: "Town", outcome: "Result", change: "Change columns",
            start: { "Import \($0) rows" }, none: "No such row.", failed: "The file cannot be imported like this.",
            discarded: "The file has been discarded.",
            waitingTitle: "Files that wait",
            waitingLead: "Nothing of them is stored as people yet. After a day they are discarded, and as soon as "
                + "somebody is erased.",
            uploadedAt: "Uploaded", format: "Kind", next: "Next step",
            lost: "The uploaded file has been discarded, because somebody was erased meanwhile.",
            lostAdvice: "Please upload it again.", running: "The rows are being taken in",
            runningLead: "You may leave this page; the import goes on."))
}
