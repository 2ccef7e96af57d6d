/// One person.
package struct PersonTexts: Sendable {
    /// “Contact points”.
    package let contactPoints: String
    /// “Addresses”.
    package let addresses: String
    /// “There is no way to reach this person”.
    package let noContacts: String
    /// “No address is known”.
    package let noAddresses: String
    /// “preferred”.
    package let preferred: String
    /// “Edit”.
    package let edit: String
    /// “Saved”.
    package let saved: String
    /// “Added”.
    package let created: String
    /// The heading of the first part: what may be done.
    package let state: String
    /// What heads the column of states.
    package let allowed: String
    /// “allowed”.
    package let isAllowed: String
    /// “not allowed”.
    package let isNotAllowed: String
    /// “keep only”, while restricted.
    package let keepOnly: String
    /// “ended”.
    package let ended: String
    /// A purpose that only a consent could carry, and there is none.
    package let noConsent: String
    /// A purpose that nothing carries.
    package let noGround: String
    /// “In short”.
    package let facts: String
    /// “Tags”.
    package let tags: String
    /// “Fields of your own”.
    package let ownFields: String
    /// “A letter begins”.
    package let letter: String
    /// “Added on”.
    package let addedOn: String
    /// “Last changed”.
    package let changedOn: String
    /// “Rights”.
    package let rights: String
    /// “One person”: the window's title, without a name.
    package let windowTitle: String
    /// “When the last reason ends, the data is erased”.
    package let groundsLead: String
    /// “Purpose”.
    package let purpose: String
    /// “Legal basis”.
    package let basis: String
    /// “Source”.
    package let source: String
    /// “Period”.
    package let period: String
    /// A ground that nothing bounds yet.
    package let openEnd: String
    /// “Restricted: the data is only kept”.
    package let restricted: String
    /// “Who has read this data?”.
    package let reads: String
    /// The button that leads to the plan, never to the deed.
    package let forget: @Sendable (_ name: String) -> String
    /// Somebody else changed the record meanwhile.
    package let changedMeanwhile: String

    static let both = Bilingual(
        PersonTexts(
            contactPoints: "Kontaktwege", addresses: "Anschriften",
            noContacts: "Es ist kein Kontaktweg bekannt.", noAddresses: "Es ist keine Anschrift bekannt.",
            preferred: "bevorzugt", edit: "Bearbeiten",
            saved: "Gespeichert.", created: "Aufgenommen.", state: "Was Sie mit diesen Daten tun dürfen",
            allowed: "Erlaubt?", isAllowed: "erlaubt", isNotAllowed: "nicht erlaubt", keepOnly: "nur aufbewahren",
            ended: "beendet", noConsent: "keine Einwilligung", noGround: "kein Grund", facts: "Auf einen Blick",
            tags: "Schlagwörter", ownFields: "Eigene Felder",
            letter: "Briefanrede", addedOn: "Aufgenommen", changedOn: "Zuletzt geändert",
            rights: "Rechte dieser Person",
            windowTitle: "Person", groundsLead: "Endet der letzte Grund, werden die Daten gelöscht.", purpose: "Zweck",
            basis: "Rechtsgrundlage", source: "Quelle", period: "Zeitraum", openEnd: "ohne festes Ende",
            restricted: "Eingeschränkt: Die Daten werden nur aufbewahrt.", reads: "Wer hat diese Daten gelesen?",
            forget: { "\($0) vergessen …" },
            changedMeanwhile: "Jemand hat diese Person inzwischen geändert. Ihre Eingaben sind noch da."),
        PersonTexts(
            contactPoints: "Contact points", addresses: "Addresses", noContacts: "No way of contact is known.",
            noAddresses: "No address is known.", preferred: "preferred", edit: "Edit",
            saved: "Saved.", created: "Added.", state: "What you may do with this data", allowed: "Allowed?",
            isAllowed: "allowed", isNotAllowed: "not allowed", keepOnly: "keep only", ended: "ended",
            noConsent: "no consent", noGround: "no reason", facts: "At a glance", tags: "Tags",
            ownFields: "Your own fields", letter: "A letter begins",
            addedOn: "Added",
            changedOn: "Last changed", rights: "This person's rights", windowTitle: "Person",
            groundsLead: "When the last reason ends, the data is erased.", purpose: "Purpose", basis: "Legal basis",
            source: "Source", period: "Period", openEnd: "without a fixed end",
            restricted: "Restricted: the data is only kept.", reads: "Who has read this data?",
            forget: { "Forget \($0) …" },
            changedMeanwhile: "Somebody changed this person in the meantime. What you typed is still there."))
}
