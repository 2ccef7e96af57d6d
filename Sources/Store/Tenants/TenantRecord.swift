package import Domain
package import Foundation

/// A tenant as it stands in the node-wide table: a business, its rules, no personal value.
package struct TenantRecord: Sendable, Equatable {
    /// What row-level security compares with.
    package let id: UUID
    /// The name in addresses and on the command line: a–z, 0–9 and hyphens, at most 63.
    package let slug: String
    /// The business as it calls itself.
    package let name: String
    /// ISO 3166-1 alpha-2; one of the 31 storage countries.
    package let country: String
    /// `de` or `en`.
    package let locale: String
    /// Whether consent comes before any marketing contact.
    package let policy: TenantPolicy
    /// Whether its members may work.
    package let isSuspended: Bool
    /// BLAKE2b-256 of the signed processor agreement; nil while provisional.
    package let agreementDigest: [UInt8]?
    /// Until when a provisional tenant may import and send.
    package let agreementDue: Date?
    /// When it was created.
    package let createdAt: Date

    /// The zone in which its days begin and end.
    package var timeZone: TimeZone { StorageCountry.timeZone(of: country) }

    /// Whether its processor agreement is missing and no more time is given for it.
    package func isAgreementOverdue(at moment: Date) -> Bool {
        agreementDigest == nil && agreementDue.map { $0 <= moment } ?? false
    }

    /// Describes a tenant; nothing is stored by this.
    package init(
        id: UUID, slug: String, name: String, country: String, locale: String, policy: TenantPolicy,
        isSuspended: Bool = false, agreementDigest: [UInt8]?, agreementDue: Date?, createdAt: Date
    ) {
        self.id = id
        self.slug = slug
        self.name = name
        self.country = country
        self.locale = locale
        self.policy = policy
        self.isSuspended = isSuspended
        self.agreementDigest = agreementDigest
        self.agreementDue = agreementDue
        self.createdAt = createdAt
    }
}
