/// What stands around the text of a campaign: why somebody gets it, where her address comes from, how to stop it, and her
/// right to object, shown apart (Art. 13, 14, 21(4) GDPR).
package struct CampaignMailTexts: Sendable {
    /// What a message rests on.
    package enum Reason: Sendable {
        /// Her consent.
        case consent
        /// The contract with her.
        case contract
        /// A purchase at which she gave her address (§ 7(3) UWG).
        case purchase
    }

    /// What a frame is made of.
    package struct Parts: Sendable {
        /// The business.
        package let tenant: String
        /// Who signs.
        package let sender: String
        /// What for, in everyday words.
        package let purpose: String
        /// What it rests on.
        package let reason: Reason
        /// Where her address comes from; nil where that is not on record.
        package let source: String?
        /// Ends it with one click.
        package let unsubscribe: String
        /// Shows what she agreed to.
        package let preferences: String

        /// Puts the parts together.
        package init(
            tenant: String, sender: String, purpose: String, reason: Reason, source: String?, unsubscribe: String,
            preferences: String
        ) {
            self.tenant = tenant
            self.sender = sender
            self.purpose = purpose
            self.reason = reason
            self.source = source
            self.unsubscribe = unsubscribe
            self.preferences = preferences
        }
    }

    /// The whole text.
    package let body: @Sendable (_ text: String, _ parts: Parts) -> String
    /// The subject line of a message that goes to its author alone.
    package let testSubject: @Sendable (_ subject: String) -> String

    static let both = Bilingual(
        CampaignMailTexts(
            body: { text, parts in
                """
                \(parts.purpose) von \(parts.tenant). Abmelden:
                \(parts.unsubscribe)

                \(text)

                \(signature(parts))

                ----------------------------------------

                Warum Sie diese Nachricht bekommen: \(germanReason(parts))
                \(parts.source.map { "Woher wir Ihre Adresse haben: \($0)" } ?? "Ihre Adresse haben wir von Ihnen selbst.")

                Ihr Recht auf Widerspruch
                Der Verwendung Ihrer Daten für Werbung können Sie jederzeit ohne Angabe von Gründen und \
                ohne Kosten widersprechen (Art. 21 DSGVO). Ein Klick auf „Abmelden“ genügt.

                Abmelden:
                \(parts.unsubscribe)

                Ansehen und ändern, wozu Sie eingewilligt haben (eine Woche lang):
                \(parts.preferences)
                """
            }, testSubject: { "Probe: \($0)" }),
        CampaignMailTexts(
            body: { text, parts in
                """
                \(parts.purpose) of \(parts.tenant). Unsubscribe:
                \(parts.unsubscribe)

                \(text)

                \(signature(parts))

                ----------------------------------------

                Why you get this message: \(englishReason(parts))
                \(parts.source.map { "Where we have your address from: \($0)" } ?? "We have your address from you yourself.")

                Your right to object
                You may object to the use of your data for advertising at any time, without giving reasons and \
                free of charge (Art. 21 GDPR). One click on “Unsubscribe” is enough.

                Unsubscribe:
                \(parts.unsubscribe)

                See and change what you consented to (for a week):
                \(parts.preferences)
                """
            }, testSubject: { "Test: \($0)" }))

    private static func germanReason(_ parts: Parts) -> String {
        switch parts.reason {
        case .consent: "Sie haben in „\(parts.purpose)“ eingewilligt (Art. 6 Abs. 1 Buchst. a DSGVO)."
        case .contract: "Sie gehört zu unserem Vertrag mit Ihnen (Art. 6 Abs. 1 Buchst. b DSGVO)."
        case .purchase:
            "Sie haben bei uns gekauft und uns dabei diese Adresse gegeben; wir werben für eigene ähnliche Angebote "
                + "(§ 7 Abs. 3 UWG, Art. 6 Abs. 1 Buchst. f DSGVO)."
        }
    }

    private static func englishReason(_ parts: Parts) -> String {
        switch parts.reason {
        case .consent: "you consented to the purpose “\(parts.purpose)” (Art. 6(1)(a) GDPR)."
        case .contract: "it belongs to our contract with you (Art. 6(1)(b) GDPR)."
        case .purchase:
            "you bought from us and gave us this address with it; we advertise similar offers of our own "
                + "(§ 7(3) UWG, Art. 6(1)(f) GDPR)."
        }
    }

    private static func signature(_ parts: Parts) -> String {
        parts.sender == parts.tenant ? parts.tenant : "\(parts.sender)\n\(parts.tenant)"
    }
}
