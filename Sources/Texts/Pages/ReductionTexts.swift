/// Writing down a withdrawal or an objection: what happens first, then the deed.
package struct ReductionTexts: Sendable {
    /// The words of one kind.
    package struct Kind: Sendable {
        /// The window's title, without a name.
        package let windowTitle: String
        /// “Withdrawal by …”.
        package let title: @Sendable (_ name: String) -> String
        /// What it is, with its article.
        package let lead: String
        /// “How did it reach you?”
        package let source: String
        /// The button.
        package let submit: String
        /// Told once after it was done.
        package let done: String
    }

    /// A withdrawal.
    package let withdrawal: Kind
    /// An objection.
    package let objection: Kind
    /// What heads the plan.
    package let planTitle: String
    /// “No consent stands here that could end.”
    package let endsNothing: String
    /// What ends: a purpose and a channel.
    package let ends: @Sendable (_ purpose: String, _ channel: String) -> String
    /// Sending stops at once.
    package let stops: String
    /// Nobody but the owner of the address can lift it.
    package let suppresses: String
    /// No other reason remains.
    package let erases: String
    /// A restriction keeps the data for now.
    package let waits: String
    /// Another reason remains.
    package let keeps: String
    /// An example of a source.
    package let sourceHint: String

    static let both = Bilingual(
        ReductionTexts(
            withdrawal: Kind(
                windowTitle: "Widerruf", title: { "Widerruf von \($0)" },
                lead: "Ein Widerruf gilt sofort und braucht keine Begründung (Art. 7 Abs. 3 DSGVO).",
                source: "Wie kam der Widerruf?", submit: "Widerruf eintragen",
                done: "Der Widerruf ist eingetragen und gilt."
            ),
            objection: Kind(
                windowTitle: "Widerspruch", title: { "Widerspruch von \($0)" },
                lead: """
                    Ein Widerspruch gegen Werbung gilt sofort, für jeden Weg und endgültig; Sie können ihn nicht zurücknehmen \
                    (Art. 21 Abs. 2 und 3 DSGVO).
                    """, source: "Wie kam der Widerspruch?", submit: "Widerspruch eintragen",
                done: "Der Widerspruch ist eingetragen und gilt."),
            planTitle: "Das geschieht", endsNothing: "Es endet keine Einwilligung; der Wunsch wird festgehalten.",
            ends: { "\($0), \($1): gilt als widerrufen." },
            stops: "Nachrichten dazu gehen ab sofort nicht mehr hinaus.",
            suppresses: "Nur die Person selbst kann das ändern, indem sie sich neu anmeldet und bestätigt.",
            erases: "Es bleibt kein anderer Grund: Die Daten dieser Person werden danach gelöscht.",
            waits: "Es bleibt kein anderer Grund. Gelöscht wird, wenn die Einschränkung endet.",
            keeps: "Die übrigen Daten bleiben, weil es einen anderen Grund gibt.",
            sourceHint: "Zum Beispiel: Anruf am 23. November 2026"),
        ReductionTexts(
            withdrawal: Kind(
                windowTitle: "Withdrawal", title: { "Withdrawal by \($0)" },
                lead: "A withdrawal counts at once and needs no reason (Art. 7(3) GDPR).",
                source: "How did it reach you?", submit: "Record the withdrawal",
                done: "The withdrawal is recorded and in force."),
            objection: Kind(
                windowTitle: "Objection", title: { "Objection by \($0)" },
                lead: """
                    An objection to marketing counts at once, on every channel and for good; you cannot take it back \
                    (Art. 21(2) and (3) GDPR).
                    """, source: "How did it reach you?", submit: "Record the objection",
                done: "The objection is recorded and in force."),
            planTitle: "What happens", endsNothing: "No consent ends; the wish is put on record.",
            ends: { "\($0), \($1): counts as withdrawn." }, stops: "From now on no message about it leaves.",
            suppresses: "Only the person herself can change that, by signing up and confirming again.",
            erases: "No other reason remains: this person's data is erased afterwards.",
            waits: "No other reason remains. The data is erased when the restriction ends.",
            keeps: "The other data stays, because there is another reason.",
            sourceHint: "For example: call on 23/11/2026"))
}
