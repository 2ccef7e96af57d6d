/// What is known of a person in the moment she withdraws or objects.
package struct ReductionFacts: Sendable {
    /// Her consents.
    package var consents: [StandingConsent]
    /// Why she is kept.
    package var grounds: [ProcessingGround]
    /// Every purpose of the tenant.
    package var purposes: [PurposeRules]
    /// The contact points of her profile; none where it cannot be read any more.
    package var contactPoints: [ContactPoint]

    /// Collects the facts.
    package init(
        consents: [StandingConsent], grounds: [ProcessingGround], purposes: [PurposeRules],
        contactPoints: [ContactPoint]
    ) {
        self.consents = consents
        self.grounds = grounds
        self.purposes = purposes
        self.contactPoints = contactPoints
    }
}
