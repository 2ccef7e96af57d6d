/// Writing down what a person said about a consent.
package struct ConsentEntryTexts: Sendable {
    /// The window's title.
    package let windowTitle: String
    /// What an entry is and what it is not.
    package let lead: String
    /// “What for, and on which channel?”
    package let choice: String
    /// “Please choose”.
    package let choose: String
    /// “Address or number”.
    package let address: String
    /// Which addresses there are.
    package let addressHint: String
    /// “Which words?”
    package let wording: String
    /// The purpose's present words.
    package let presentWords: String
    /// Other words.
    package let otherWords: String
    /// “Words that were shown or spoken”.
    package let spoken: String
    /// When they are needed.
    package let spokenHint: String
    /// “Where does this come from?”
    package let source: String
    /// An example of a source.
    package let sourceHint: String
    /// The button that records.
    package let submit: String
    /// Told once after it was recorded.
    package let done: String
    /// The person has no address for any channel.
    package let noChoice: String

    static let both = Bilingual(
        ConsentEntryTexts(
            windowTitle: "Einwilligung erfassen",
            lead: """
                Ihr Eintrag gilt als Anfrage. Erteilt ist eine Einwilligung erst, wenn die Person sie selbst auf diesem Weg \
                bestätigt (Art. 7 Abs. 1 DSGVO, § 7 UWG).
                """, choice: "Wofür und auf welchem Weg?", choose: "Bitte wählen", address: "Adresse oder Nummer",
            addressHint: "Eine, die bei der Person steht. Bleibt das Feld leer, gilt ihre einzige.",
            wording: "Welcher Wortlaut?", presentWords: "Der jetzige Wortlaut des Zwecks",
            otherWords: "Ein anderer, hier aufgeschrieben", spoken: "Wortlaut, der gezeigt oder gesprochen wurde",
            spokenHint: "Nötig bei Telefonnummern und wenn es nicht der jetzige Wortlaut war.",
            source: "Woher stammt das?", sourceHint: "Zum Beispiel: Anmeldekarte vom Messestand, 14. März 2026",
            submit: "Anfrage eintragen",
            done: "Eingetragen. Erteilt ist die Einwilligung, sobald die Person sie selbst bestätigt.",
            noChoice: "Für keinen Ihrer Zwecke hat diese Person eine passende Adresse."),
        ConsentEntryTexts(
            windowTitle: "Record a consent",
            lead: """
                Your entry counts as a request. A consent is given once the person has confirmed it herself on that channel \
                (Art. 7(1) GDPR, § 7 UWG).
                """, choice: "What for, and on which channel?", choose: "Please choose", address: "Address or number",
            addressHint: "One that the person has. Left empty, her only one is meant.", wording: "Which words?",
            presentWords: "The present words of the purpose", otherWords: "Others, written down here",
            spoken: "Words that were shown or spoken",
            spokenHint: "Needed for telephone numbers, and where they were not the present words.",
            source: "Where does this come from?", sourceHint: "For example: sign-up card from the fair, 14/03/2026",
            submit: "Record the request",
            done: "Recorded. The consent is given once the person has confirmed it herself.",
            noChoice: "This person has no address that fits any of your purposes."))
}
