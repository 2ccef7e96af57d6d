/// Where a person stands with the business; one person, no split into leads and contacts.
package enum Lifecycle: String, Sendable, CaseIterable, Codable {
    /// Has shown interest.
    case lead
    /// Talks about an offer.
    case prospect
    /// Has bought.
    case customer
    /// Was a customer.
    case former
    /// Works with the business: a supplier or partner.
    case partner
}
