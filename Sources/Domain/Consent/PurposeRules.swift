/// What a tenant may keep people's data for, and on which conditions.
package struct PurposeRules: Sendable, Equatable {
    /// The code, such as `newsletter`.
    package var code: String
    /// What German texts call it.
    package var germanName: String
    /// What English texts call it.
    package var englishName: String
    /// The bases that may carry it.
    package var bases: [LegalBasis]
    /// The channels it may use.
    package var channels: [Channel]
    /// How a consent for it is confirmed.
    package var confirmation: Confirmation
    /// Whether it is direct marketing, which an objection ends for good (Art. 21(3)).
    package var marketing: Bool
    /// The day on which it ends for everybody, included.
    package var endsOn: CalendarDay?
    /// When a ground for it ends by itself.
    package var endRule: EndRule
    /// Whether it is still pursued.
    package var isActive: Bool

    /// Declares a purpose.
    package init(
        code: String, germanName: String, englishName: String, bases: [LegalBasis], channels: [Channel] = [],
        confirmation: Confirmation = .none, marketing: Bool = false, endsOn: CalendarDay? = nil, endRule: EndRule,
        isActive: Bool = true
    ) {
        self.code = code
        self.germanName = germanName
        self.englishName = englishName
        self.bases = bases
        self.channels = channels
        self.confirmation = confirmation
        self.marketing = marketing
        self.endsOn = endsOn
        self.endRule = endRule
        self.isActive = isActive
    }

    /// What it is called in a language, `de` or `en`.
    package func name(_ language: String) -> String { language == "en" ? englishName : germanName }

    /// Whether a consent counts only after a confirmation through the channel itself.
    package var doubleOptIn: Bool {
        confirmation != .none
    }

    /// Whether an e-mail alone can confirm it, so that a form with one address may offer it.
    package var isConfirmableByEmail: Bool {
        bases.contains(.consent) && confirmation == .email && channels.contains(.email)
    }

    /// Whether contract or legal obligation carries it: what policy `strict` accepts without a consent.
    package func isServed(by basis: LegalBasis) -> Bool {
        (basis == .contract || basis == .legalObligation) && bases.contains(basis)
    }
}
