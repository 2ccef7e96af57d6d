/// What a person agreed to, and what she took back.
package struct ConsentTexts: Sendable {
    /// “Consents”: the window's title, without a name.
    package let windowTitle: String
    /// “Consents of …”.
    package let title: @Sendable (_ name: String) -> String
    /// What the page shows.
    package let lead: String
    /// What the matrix is, for those who hear it.
    package let matrix: String
    /// “Purpose”.
    package let purpose: String
    /// What heads the cell of a purpose that nobody asked about yet.
    package let notAsked: String
    /// “Consents at a glance”.
    package let countsTitle: String
    /// What the numbers lead to.
    package let countsLead: String
    /// How many people were counted.
    package let countedPeople: @Sendable (_ number: String) -> String
    /// A tenant none of whose purposes rests on consent.
    package let noPurposes: String
    /// The link to the person's page of consents.
    package let all: String
    /// The link to the form of a new entry.
    package let record: String
    /// The link that withdraws one consent.
    package let withdraw: String
    /// The link that withdraws everything.
    package let withdrawAll: String
    /// The link that objects to direct marketing.
    package let object: String
    /// “History”.
    package let history: String
    /// There is no history yet.
    package let noHistory: String
    /// “When”.
    package let at: String
    /// “State”.
    package let state: String
    /// “How”.
    package let method: String
    /// “Words”.
    package let words: String
    /// “Source”.
    package let source: String

    static let both = Bilingual(
        ConsentTexts(
            windowTitle: "Einwilligungen", title: { "Einwilligungen von \($0)" },
            lead: "Wofür, auf welchem Weg, seit wann und mit welchem Wortlaut (Art. 7 DSGVO).",
            matrix: "Einwilligungen nach Zweck und Weg", purpose: "Zweck",
            notAsked: "nicht gefragt", countsTitle: "Einwilligungen im Überblick",
            countsLead: "Wie viele Personen je Zweck und Weg in welchem Stand sind. Jede Zahl führt zu ihnen.",
            countedPeople: { "Gezählt sind \($0) Personen." },
            noPurposes: "Keiner Ihrer Zwecke beruht auf einer Einwilligung.",
            all: "Verlauf und Wortlaut", record: "Einwilligung erfassen …", withdraw: "Widerrufen …",
            withdrawAll: "Alles widerrufen …", object: "Widerspruch gegen Werbung …",
            history: "Verlauf",
            noHistory: "Noch wurde nach keiner Einwilligung gefragt.", at: "Wann", state: "Stand", method: "Wie",
            words: "Wortlaut", source: "Quelle"),
        ConsentTexts(
            windowTitle: "Consents", title: { "Consents of \($0)" },
            lead: "What for, on which channel, since when and by which words (Art. 7 GDPR).",
            matrix: "Consents by purpose and channel", purpose: "Purpose",
            notAsked: "not asked", countsTitle: "Consents at a glance",
            countsLead: "How many people stand where, by purpose and channel. Each number leads to them.",
            countedPeople: { "\($0) people are counted." }, noPurposes: "None of your purposes rests on consent.",
            all: "History and words", record: "Record a consent …", withdraw: "Withdraw …",
            withdrawAll: "Withdraw everything …", object: "Object to marketing …",
            history: "History", noHistory: "Nobody has asked for a consent yet.",
            at: "When", state: "State", method: "How", words: "Words", source: "Source"))
}
