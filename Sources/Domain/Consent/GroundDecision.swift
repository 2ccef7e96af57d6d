package import Foundation

/// What the gate allows: the ground to be written, and what follows for the person.
package struct GroundDecision: Sendable, Equatable {
    /// The purpose's code.
    package let purpose: String
    /// The basis of the new period.
    package let basis: LegalBasis
    /// Where the data comes from, trimmed.
    package let source: String
    /// How the end is found.
    package let endRule: EndRule
    /// When the ground ends by that rule, as far as known now.
    package let until: Date?
    /// The method of the consent behind it; nil where the basis is another.
    package let consentMethod: ConsentEvidence.Method?
    /// The confirmed channel, where the basis is consent.
    package let consentChannel: Channel?
    /// The sale behind it, where one was stated.
    package let sale: ExistingCustomerSale?
    /// Whether marketing stays blocked, because the address is suppressed.
    package let marketingBlocked: Bool
    /// Whether the owner's own confirmation lifts the suppression for this purpose.
    package let liftsSuppression: Bool

    /// The consent state to record with it; nil where the basis is another.
    package var consentState: ConsentState? {
        consentMethod == nil ? nil : .given
    }
}
