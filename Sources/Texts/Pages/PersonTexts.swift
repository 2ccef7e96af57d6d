/// One person.
package struct PersonTexts: Sendable {
    /// “Contact points”.
    package let contactPoints: String
    /// “Addresses”.
    package let addresses: String
    /// “preferred”.
    package let preferred: String
    /// “Edit”.
    package let edit: String
    /// “Saved”.
    package let saved: String
    /// What heads the reasons for keeping her data.
    package let grounds: String
    /// “When the last reason ends, the data is erased”.
    package let groundsLead: String
    /// “Purpose”.
    package let purpose: String
    /// “Legal basis”.
    package let basis: String
    /// “Source”.
    package let source: String
    /// “Since”.
    package let since: String
    /// “Until”.
    package let until: String
    /// A ground that nothing bounds yet.
    package let openEnd: String
    /// “Consents”.
    package let consents: String
    /// “There is no consent. Marketing is not allowed”.
    package let noConsents: String
    /// “Restricted: the data is only kept”.
    package let restricted: String
    /// “History”.
    package let history: String
    /// “Who has read this data?”.
    package let reads: String
    /// The button that leads to the plan, never to the deed.
    package let forget: @Sendable (_ name: String) -> String
    /// Somebody else changed the record meanwhile.
    package let changedMeanwhile: String

    static let both = Bilingual(
        PersonTexts(
            contactPoints: "Kontaktwege", addresses: "Anschriften", preferred: "bevorzugt", edit: "Bearbeiten",
            saved: "Gespeichert.", grounds: "Warum wir diese Daten haben",
            groundsLead: "Endet der letzte Grund, werden die Daten gelöscht.", purpose: "Zweck",
            basis: "Rechtsgrundlage", source: "Quelle", since: "Seit", until: "Bis", openEnd: "offen",
            consents: "Einwilligungen", noConsents: "Es liegt keine Einwilligung vor. Werbung ist nicht erlaubt.",
            restricted: "Eingeschränkt: Die Daten werden nur aufbewahrt.", history: "Verlauf",
            reads: "Wer hat diese Daten gelesen?", forget: { "\($0) vergessen …" },
            changedMeanwhile: "Jemand hat diese Person inzwischen geändert. Ihre Eingaben sind noch da."),
        PersonTexts(
            contactPoints: "Contact points", addresses: "Addresses", preferred: "preferred", edit: "Edit",
            saved: "Saved.", grounds: "Why we have this data",
            groundsLead: "When the last reason ends, the data is erased.", purpose: "Purpose", basis: "Legal basis",
            source: "Source", since: "Since", until: "Until", openEnd: "open", consents: "Consents",
            noConsents: "There is no consent. Marketing is not allowed.",
            restricted: "Restricted: the data is only kept.", history: "History", reads: "Who has read this data?",
            forget: { "Forget \($0) …" },
            changedMeanwhile: "Somebody changed this person in the meantime. What you typed is still there."))
}
