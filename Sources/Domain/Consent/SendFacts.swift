package import Foundation

/// What is known about person, address and purpose in the moment a message would be handed over.
package struct SendFacts: Sendable, Equatable {
    /// The state of the consent for purpose, channel and address; nil where there is none.
    package var state: ConsentState?
    /// Until when it is valid.
    package var validUntil: Date?
    /// Whether it is contested.
    package var contested: Bool
    /// When the consent was given or last used.
    package var lastUsedAt: Date?
    /// Whether the person objected to direct marketing.
    package var objected: Bool
    /// Whether she confirmed this very consent herself after that, through the channel: her own word of later.
    package var reconfirmed: Bool
    /// Whether her processing is restricted.
    package var restricted: Bool
    /// Whether the address is suppressed for the purpose.
    package var suppressed: Bool
    /// The living ground for the purpose, where there is one.
    package var groundBasis: LegalBasis?
    /// The conditions of § 7(3) UWG, where that door is asked for.
    package var existingCustomer: ExistingCustomerRule?

    /// Collects the facts.
    package init(
        state: ConsentState?, validUntil: Date? = nil, contested: Bool = false, lastUsedAt: Date? = nil,
        objected: Bool = false, reconfirmed: Bool = false, restricted: Bool = false, suppressed: Bool = false,
        groundBasis: LegalBasis? = nil,
        existingCustomer: ExistingCustomerRule? = nil
    ) {
        self.state = state
        self.validUntil = validUntil
        self.contested = contested
        self.lastUsedAt = lastUsedAt
        self.objected = objected
        self.reconfirmed = reconfirmed
        self.restricted = restricted
        self.suppressed = suppressed
        self.groundBasis = groundBasis
        self.existingCustomer = existingCustomer
    }
}
