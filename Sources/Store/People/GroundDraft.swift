package import Domain
package import Foundation

/// A processing ground about to be stored.
package struct GroundDraft: Sendable {
    /// The new ground's id.
    package let id: UUID
    /// Code of the purpose.
    package let purpose: String
    /// The one legal basis of this period.
    package let legalBasis: LegalBasis
    /// When the period began.
    package let since: Date
    /// When it ends by itself, if that is known.
    package let until: Date?
    /// How the end is found, as the catalogue of end rules writes it.
    package let endRule: String
    /// Source and evidence; sealed.
    package let detail: GroundDetail

    /// Describes one period of one purpose on one basis.
    package init(
        id: UUID = UUID.random(), purpose: String, legalBasis: LegalBasis, since: Date, until: Date?, endRule: String,
        detail: GroundDetail
    ) {
        self.id = id
        self.purpose = purpose
        self.legalBasis = legalBasis
        self.since = since
        self.until = until
        self.endRule = endRule
        self.detail = detail
    }
}
