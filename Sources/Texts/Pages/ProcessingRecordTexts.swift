/// The record of processing activities (Art. 30 GDPR).
package struct ProcessingRecordTexts: Sendable {
    /// “Record of processing activities”.
    package let title: String
    /// Whose it is, and of which day.
    package let lead: @Sendable (_ tenant: String, _ day: String) -> String
    /// Heading of Art. 30(1)(a).
    package let controller: String
    /// Heading of Art. 30(1)(b).
    package let purposes: String
    /// Heading of (c).
    package let people: String
    /// Heading of (d).
    package let recipients: String
    /// Heading of (e).
    package let transfers: String
    /// Heading of (f).
    package let periods: String
    /// Heading of (g).
    package let security: String
    /// Heading of Art. 30(2).
    package let processor: String
    /// “Country”.
    package let country: String
    /// “Legal basis”.
    package let basis: String
    /// “Channels”.
    package let channels: String
    /// “Term”.
    package let period: String
    /// “ended”, of a purpose.
    package let ended: String
    /// “Processor agreement”.
    package let agreement: String
    /// “on record”.
    package let onRecord: String
    /// “missing”.
    package let missing: String
    /// “not stated”.
    package let notStated: String
    /// Whose data it is.
    package let subjects: [String]
    /// Records of the catalogue, by code.
    package let records: [String: String]
    /// What handlers do, by code.
    package let services: [String: String]
    /// That nothing leaves the countries where it may be.
    package let noTransfers: String
    /// What protects the data, by code.
    package let measures: [String: String]
    /// What is done on the tenant's behalf.
    package let activities: String

    /// Both languages.
    package static let both = Bilingual(
        ProcessingRecordTexts(
            title: "Verzeichnis von Verarbeitungstätigkeiten",
            lead: { "\($0), Stand \($1). Erzeugt aus dem Bestand nach Art. 30 DSGVO." },
            controller: "Verantwortlicher (a)", purposes: "Zwecke (b)", people: "Betroffene Personen und Daten (c)",
            recipients: "Empfänger (d)", transfers: "Übermittlung in Drittländer (e)", periods: "Löschfristen (f)",
            security: "Technische und organisatorische Maßnahmen (g)",
            processor: "Tätigkeiten des Auftragsverarbeiters (Abs. 2)", country: "Land", basis: "Rechtsgrundlage",
            channels: "Kanäle", period: "Dauer", ended: "beendet", agreement: "Auftragsverarbeitungsvertrag",
            onRecord: "liegt vor", missing: "fehlt", notStated: "nicht angegeben",
            subjects: ["Kundschaft", "Interessierte", "Abonnierende", "Ansprechpersonen", "Beschäftigte"],
            records: [
                "person": "Person", "contact-point": "Erreichbarkeit", "postal-address": "Anschrift",
                "custom-value": "Eigene Felder", "organization": "Organisation", "employment": "Stelle",
                "activity": "Verlauf", "member": "Beschäftigte", "list-view": "Gespeicherte Ansicht",
                "ground": "Grundlage", "import-row": "Zeile eines Imports", "import-column": "Spalte eines Imports",
                "import-file": "Datei eines Imports", "consent-event": "Nachweis einer Einwilligung",
                "subject-request": "Anfrage einer Person",
            ],
            services: [
                "hosting": "Betrieb", "mail": "Versand von E-Mails", "webhook": "Unterrichtung über Änderungen",
            ],
            noTransfers: "Keine. Gespeichert wird nur in Staaten des EWR und der Schweiz.",
            measures: [
                "sealed-records": "Jeder Datensatz ist verschlüsselt.",
                "keys-per-person": "Jede Person hat eigene Schlüssel, die mit ihr vernichtet werden.",
                "keystore-apart": "Der Schlüsselspeicher liegt außerhalb der Datenbank.",
                "row-level-security": "Die Datenbank trennt die Mandanten zeilenweise.",
                "read-log": "Jedes Lesen wird vermerkt.", "signed-log": "Das Protokoll ist signiert und verkettet.",
                "erasure-proof": "Über jede Löschung gibt es einen signierten Nachweis.",
                "roles": "Rechte folgen aus Rollen.",
                "backups": "Sicherungen werden geprüft und holen Löschungen nach.",
            ], activities: "Betrieb, Speicherung und Versand im Auftrag von"),
        ProcessingRecordTexts(
            title: "Record of processing activities",
            lead: { "\($0), as of \($1). Generated from what is there, Art. 30 GDPR." },
            controller: "Controller (a)", purposes: "Purposes (b)", people: "Data subjects and data (c)",
            recipients: "Recipients (d)", transfers: "Transfers to third countries (e)", periods: "Time limits (f)",
            security: "Technical and organisational measures (g)", processor: "Activities of the processor (2)",
            country: "Country", basis: "Legal basis", channels: "Channels", period: "Term", ended: "ended",
            agreement: "Processor agreement", onRecord: "on record", missing: "missing", notStated: "not stated",
            subjects: ["Customers", "Prospects", "Subscribers", "Contacts", "Staff"],
            records: [
                "person": "Person", "contact-point": "Contact point", "postal-address": "Address",
                "custom-value": "Custom fields", "organization": "Organisation", "employment": "Position",
                "activity": "History", "member": "Staff", "list-view": "Saved view", "ground": "Ground",
                "import-row": "Row of an import", "import-column": "Column of an import",
                "import-file": "File of an import", "consent-event": "Proof of a consent",
                "subject-request": "Request of a person",
            ], services: ["hosting": "Hosting", "mail": "Sending of e-mail", "webhook": "Notice of changes"],
            noTransfers: "None. Data is stored in the EEA and Switzerland only.",
            measures: [
                "sealed-records": "Every record is encrypted.",
                "keys-per-person": "Every person has keys of her own, destroyed with her.",
                "keystore-apart": "The keystore lies outside the database.",
                "row-level-security": "The database separates tenants row by row.",
                "read-log": "Every reading is logged.", "signed-log": "The log is signed and chained.",
                "erasure-proof": "Every erasure leaves a signed receipt.", "roles": "Rights follow from roles.",
                "backups": "Backups are tried out and carry erasures out again.",
            ], activities: "Hosting, storage and sending on behalf of"))
}
