/// Why a person's data may be kept, as whoever brings it in states it.
package struct ProcessingStatement: Sendable, Equatable {
    /// The code of the purpose.
    package var purpose: String
    /// The basis claimed.
    package var legalBasis: LegalBasis
    /// Where the data comes from, in the words of whoever entered it.
    package var source: String
    /// What proves the consent, where the basis is consent.
    package var evidence: ConsentEvidence?
    /// The sale at which she gave her address, where advertising to existing customers shall rest on it.
    package var sale: ExistingCustomerSale?

    /// Makes a statement; ``StorageGate`` judges it.
    package init(
        purpose: String, legalBasis: LegalBasis, source: String, evidence: ConsentEvidence? = nil,
        sale: ExistingCustomerSale? = nil
    ) {
        self.purpose = purpose
        self.legalBasis = legalBasis
        self.source = source
        self.evidence = evidence
        self.sale = sale
    }
}
