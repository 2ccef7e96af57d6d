/// Restricting a person's processing, lifting it, and what was done to her.
package struct RestrictionTexts: Sendable {
    /// “Restrict processing”: the window's title, without a name.
    package let windowTitle: String
    /// “Restrict the data of …”.
    package let title: @Sendable (_ name: String) -> String
    /// What happens, and the article.
    package let lead: String
    /// What heads the plan.
    package let planTitle: String
    /// The plan, line by line.
    package let plan: [String]
    /// “Why?”
    package let reason: String
    /// “Please choose”.
    package let choose: String
    /// The button that restricts.
    package let submit: String
    /// “Restricted since …”.
    package let standing: @Sendable (_ day: String) -> String
    /// What heads the form that lifts.
    package let liftTitle: String
    /// Why the person is told first.
    package let liftLead: String
    /// “The person was told on”.
    package let notifiedOn: String
    /// The button that lifts.
    package let lift: String
    /// “Restricted”: told once after it was done.
    package let done: String
    /// “Lifted”: told once after it was done.
    package let lifted: String
    /// The link on the person's page that leads to the plan.
    package let link: String
    /// The same link while a restriction stands.
    package let liftLink: String
    /// “What was done with this data?”
    package let changesTitle: String
    /// What the list of changes is.
    package let changesLead: String
    /// “Nothing has been done yet”.
    package let noChanges: String

    static let both = Bilingual(
        RestrictionTexts(
            windowTitle: "Verarbeitung einschränken", title: { "Daten von \($0) einschränken" },
            lead: "Die Daten werden dann nur noch aufbewahrt (Art. 18 DSGVO).", planTitle: "Das geschieht",
            plan: [
                "Die Daten bleiben gespeichert, mit allen Nachweisen.",
                "Nur noch Inhaberin, Verwaltung und Datenschutz sehen diese Person.",
                "Sie erscheint nicht mehr in Listen, Suche, Ausgaben und Versand der anderen.",
                "Das Ende der Einschränkung müssen Sie ihr vorher mitteilen (Art. 18 Abs. 3 DSGVO).",
            ], reason: "Warum?", choose: "Bitte wählen", submit: "Verarbeitung einschränken",
            standing: { "Eingeschränkt seit \($0)" }, liftTitle: "Einschränkung aufheben",
            liftLead: "Die Person muss es wissen, bevor die Einschränkung endet (Art. 18 Abs. 3 DSGVO).",
            notifiedOn: "Der Person mitgeteilt am", lift: "Einschränkung aufheben",
            done: "Eingeschränkt. Die Daten werden nur noch aufbewahrt.", lifted: "Die Einschränkung ist aufgehoben.",
            link: "Verarbeitung einschränken …", liftLink: "Einschränkung ansehen und aufheben …",
            changesTitle: "Was wurde mit diesen Daten gemacht?",
            changesLead: "Wer, wann, was. Frühere Werte werden nicht aufgehoben.",
            noChanges: "Noch wurde nichts gemacht."),
        RestrictionTexts(
            windowTitle: "Restrict processing", title: { "Restrict the data of \($0)" },
            lead: "From then on the data is only kept (Art. 18 GDPR).", planTitle: "What happens",
            plan: [
                "The data stays stored, with all its proof.",
                "Only owner, administrator and privacy officer see this person.",
                "She no longer appears in the lists, searches, exports and mailings of the others.",
                "You must tell her before the restriction ends (Art. 18(3) GDPR).",
            ], reason: "Why?", choose: "Please choose", submit: "Restrict processing",
            standing: { "Restricted since \($0)" }, liftTitle: "Lift the restriction",
            liftLead: "The person must know before the restriction ends (Art. 18(3) GDPR).",
            notifiedOn: "The person was told on", lift: "Lift the restriction",
            done: "Restricted. The data is only kept now.", lifted: "The restriction is lifted.",
            link: "Restrict processing …", liftLink: "See and lift the restriction …",
            changesTitle: "What was done with this data?", changesLead: "Who, when, what. Old values are not kept.",
            noChanges: "Nothing has been done yet."))
}
