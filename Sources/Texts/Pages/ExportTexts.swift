/// Handing people out as a file.
package struct ExportTexts: Sendable {
    /// “Export people”.
    package let title: String
    /// Who stays out, and that every person's record says that she was in a file.
    package let lead: String
    /// “Export”.
    package let action: String
    /// “What for”.
    package let purpose: String
    /// Why the purpose decides.
    package let purposeHint: String
    /// “Please choose”.
    package let choose: String
    /// “Newsletter (12 of 40 people)”.
    package let choice: @Sendable (_ purpose: String, _ count: String, _ all: String) -> String
    /// “File”.
    package let format: String
    /// “Sheet (CSV)”.
    package let csv: String
    /// “Contacts (vCard 4.0)”.
    package let vcard: String
    /// “Columns of the sheet”.
    package let columns: String
    /// “Names and form of address”.
    package let names: String
    /// “Save file”.
    package let submit: String
    /// “All people”, “3 people chosen”.
    package let chosen: @Sendable (_ count: Int?) -> String

    static let both = Bilingual(
        ExportTexts(
            title: "Personen ausgeben",
            lead: "In die Datei kommt nur, wer für den gewählten Zweck gespeichert ist und nicht eingeschränkt ist. "
                + "Bei jeder Person wird vermerkt, dass sie ausgegeben wurde.",
            action: "Ausgeben", purpose: "Wofür",
            purposeHint: "Daten dürfen nur für den Zweck hinausgehen, für den sie gespeichert sind.",
            choose: "Bitte wählen",
            choice: { "\($0) (\($1) von \($2) Personen)" }, format: "Datei", csv: "Tabelle (CSV)",
            vcard: "Kontakte (vCard 4.0)", columns: "Spalten der Tabelle", names: "Namen und Anrede",
            submit: "Datei speichern",
            chosen: { count in
                switch count {
                case nil: "Alle Personen"
                case 1: "Eine ausgewählte Person"
                case .some(let count): "\(count) ausgewählte Personen"
                }
            }),
        ExportTexts(
            title: "Export people",
            lead: "Only people who are kept for the chosen purpose and are not restricted come into the file. "
                + "Each person's record notes that she was handed out.",
            action: "Export", purpose: "What for",
            purposeHint: "Data may only leave for the purpose it is kept for.", choose: "Please choose",
            choice: { "\($0) (\($1) of \($2) people)" }, format: "File", csv: "Sheet (CSV)",
            vcard: "Contacts (vCard 4.0)", columns: "Columns of the sheet", names: "Names and form of address",
            submit: "Save file",
            chosen: { count in
                switch count {
                case nil: "All people"
                case 1: "One person chosen"
                case .some(let count): "\(count) people chosen"
                }
            }))
}
