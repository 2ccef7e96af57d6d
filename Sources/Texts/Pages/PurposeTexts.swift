/// Purposes of a business and the words they ask with.
package struct PurposeTexts: Sendable {
    /// “Purposes and words”.
    package let title: String
    /// What purposes are.
    package let lead: String
    /// “Purpose”.
    package let purpose: String
    /// “Legal bases”.
    package let bases: String
    /// “Channels”.
    package let channels: String
    /// “Confirmation”.
    package let confirmation: String
    /// How a consent is confirmed, by code.
    package let confirmations: [String: String]
    /// “Words”: the column that says which version is in use.
    package let version: String
    /// “Version 3”.
    package let versionNumber: @Sendable (_ number: String) -> String
    /// There are no words yet.
    package let noWords: String
    /// The names of the kinds of text.
    package let kinds: [String: String]
    /// What each kind of text is for.
    package let kindLeads: [String: String]
    /// “In German”.
    package let german: String
    /// “In English”.
    package let english: String
    /// “In use since …”.
    package let inUse: @Sendable (_ day: String) -> String
    /// “Earlier versions”.
    package let earlier: String
    /// “from … on”.
    package let from: @Sendable (_ day: String) -> String
    /// “Write a new version”.
    package let write: String
    /// What a new version means.
    package let writeLead: String
    /// The button that shows the preview.
    package let preview: String
    /// What heads the preview.
    package let previewTitle: String
    /// What the preview is.
    package let previewLead: String
    /// The button that makes the version.
    package let submit: String
    /// Told once after it was made.
    package let done: String
    /// The hash of the text.
    package let hash: String
    /// A purpose that rests on no consent asks with no words.
    package let needsNone: String
    /// “What changes”: beside the preview.
    package let changes: String
    /// What is struck out and what is underlined.
    package let changesLead: String
    /// Said to a screen reader of what goes.
    package let removedWord: String
    /// Said to a screen reader of what comes.
    package let addedWord: String
    /// Where a version is used.
    package let use: @Sendable (_ consents: String, _ signups: String) -> String
    /// A version that nothing stands on.
    package let unused: String
    /// Forms that show the current version.
    package let shownIn: @Sendable (_ forms: String) -> String
    /// “Purposes” and setting one up.
    package let setUp: PurposeSetUpTexts

    static let both = Bilingual(
        PurposeTexts(
            title: "Zwecke und Wortlaute",
            lead: "Wofür Sie Daten verarbeiten, und mit welchen Worten Sie um Einwilligung bitten.", purpose: "Zweck",
            bases: "Rechtsgrundlagen", channels: "Wege", confirmation: "Bestätigung",
            confirmations: ["none": "keine", "email": "durch einen Link in einer E-Mail", "sms": "durch eine SMS"],
            version: "Wortlaut", versionNumber: { "Fassung \($0)" }, noWords: "Noch kein Wortlaut.",
            kinds: ["wording": "Wortlaut der Einwilligung", "notice": "Hinweis zum Datenschutz"],
            kindLeads: [
                "wording": "Das liest die Person neben dem Kästchen, und dem stimmt sie zu (Art. 7 Abs. 2 DSGVO).",
                "notice": "Das erfährt sie dabei (Art. 13 DSGVO).",
            ], german: "Auf Deutsch", english: "Auf Englisch", inUse: { "In Gebrauch seit \($0)" },
            earlier: "Frühere Fassungen", from: { "ab \($0)" }, write: "Neue Fassung schreiben",
            writeLead: """
                Eine Fassung bleibt für immer, wie sie ist: Wer ihr zugestimmt hat, hat diesen Worten zugestimmt. Eine \
                Änderung ist eine neue Fassung und gilt ab dann.
                """, preview: "Vorschau zeigen", previewTitle: "So steht es im Formular",
            previewLead: "Das Kästchen ist nie vorab angekreuzt.", submit: "Als neue Fassung verwenden",
            done: "Die neue Fassung ist in Gebrauch.", hash: "Prüfsumme",
            needsNone: "Dieser Zweck beruht auf keiner Einwilligung und braucht keinen Wortlaut.",
            changes: "Das ändert sich",
            changesLead: "Durchgestrichenes fällt weg, Unterstrichenes kommt hinzu.", removedWord: "entfällt:",
            addedWord: "neu:",
            use: { "Darauf beruhen \($0) Einwilligungen; \($1) Anmeldungen warten auf ihre Bestätigung." },
            unused: "Darauf beruht zurzeit nichts.", shownIn: { "Steht in den Formularen: \($0)." },
            setUp: PurposeSetUpTexts.both[.german]),
        PurposeTexts(
            title: "Purposes and words",
            lead: "What you process data for, and the words with which you ask for consent.", purpose: "Purpose",
            bases: "Legal bases", channels: "Channels", confirmation: "Confirmation",
            confirmations: ["none": "none", "email": "by a link in an e-mail", "sms": "by a text message"],
            version: "Words", versionNumber: { "Version \($0)" }, noWords: "No words yet.",
            kinds: ["wording": "Words of the consent", "notice": "Privacy notice"],
            kindLeads: [
                "wording": "The person reads this beside the box, and this is what she agrees to (Art. 7(2) GDPR).",
                "notice": "This is what she is told beside it (Art. 13 GDPR).",
            ], german: "In German", english: "In English", inUse: { "In use since \($0)" },
            earlier: "Earlier versions", from: { "from \($0)" }, write: "Write a new version",
            writeLead: """
                A version stays as it is for ever: whoever agreed to it agreed to these words. A change is a new version and \
                counts from then on.
                """, preview: "Show preview", previewTitle: "As it stands in the form",
            previewLead: "The box is never ticked beforehand.", submit: "Use as the new version",
            done: "The new version is in use.", hash: "Checksum",
            needsNone: "This purpose rests on no consent and needs no words.", changes: "What changes",
            changesLead: "What is struck out goes, what is underlined is new.", removedWord: "goes:", addedWord: "new:",
            use: { "\($0) consents stand on it; \($1) sign-ups wait for their confirmation." },
            unused: "Nothing stands on it at present.", shownIn: { "Stands in the forms: \($0)." },
            setUp: PurposeSetUpTexts.both[.english]))
}
