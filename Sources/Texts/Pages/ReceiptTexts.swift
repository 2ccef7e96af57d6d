/// The receipt of an erasure.
package struct ReceiptTexts: Sendable {
    /// “Erasure receipt”.
    package let title: String
    /// “This document proves the erasure and names nobody. Every level reached is signed anew”.
    package let lead: String
    /// “Erasure”.
    package let erasure: String
    /// “Version”.
    package let version: String
    /// “Levels”.
    package let levels: String
    /// “reached”.
    package let reached: String
    /// “pending”.
    package let pending: String
    /// “does not apply”.
    package let notApplicable: String
    /// What a level means, by its name (`L0` … `L4`).
    package let meanings: [String: String]
    /// “What stays”.
    package let residues: String
    /// “Nothing stays”.
    package let noResidues: String
    /// “Download receipt”.
    package let download: String
    /// “Letter to the person”.
    package let letter: String
    /// What stands before the command that verifies.
    package let verifyHint: String
    /// The command.
    package let verifyCommand: String
    /// “Document”.
    package let document: String
    /// “Signed by node”.
    package let node: String
    /// “Key”.
    package let key: String
    /// “Reason”.
    package let reason: String

    static let both = Bilingual(
        ReceiptTexts(
            title: "Löschbestätigung",
            lead:
                "Dieses Dokument beweist die Löschung und nennt niemanden. "
                + "Jede erreichte Stufe wird neu unterschrieben.",
            erasure: "Löschung", version: "Fassung", levels: "Stufen", reached: "erreicht", pending: "steht noch aus",
            notApplicable: "entfällt",
            meanings: [
                "L0": "Kein Programm kann die Daten öffnen oder finden.",
                "L1": "In den laufenden Dateien steht nichts Lesbares mehr.",
                "L2": "Protokolle und Sicherungen der Datenbank sind ohne Notfallschlüssel wertlos.",
                "L3": "Alle verbundenen Knoten haben gelöscht.",
                "L4": "Auch die Notfallschlüssel sind vernichtet.",
            ], residues: "Was bleibt", noResidues: "Nichts bleibt.", download: "Löschbestätigung herunterladen",
            letter: "Brief an die Person",
            verifyHint: "Prüfen ohne Verbindung:",
            verifyCommand: "obhut erasure verify DATEI", document: "Dokument", node: "Unterschrieben von Knoten",
            key: "Schlüssel", reason: "Grund"),
        ReceiptTexts(
            title: "Erasure receipt",
            lead: "This document proves the erasure and names nobody. Every level reached is signed anew.",
            erasure: "Erasure", version: "Version", levels: "Levels", reached: "reached", pending: "pending",
            notApplicable: "does not apply",
            meanings: [
                "L0": "No program can open or find the data.",
                "L1": "Nothing readable is left in the live files.",
                "L2": "Logs and backups of the database are useless without a recovery key.",
                "L3": "All connected nodes have erased.", "L4": "The recovery keys are destroyed, too.",
            ], residues: "What stays", noResidues: "Nothing stays.", download: "Download receipt",
            letter: "Letter to the person",
            verifyHint: "Verify offline:", verifyCommand: "obhut erasure verify FILE", document: "Document",
            node: "Signed by node", key: "Key", reason: "Reason"))
}
