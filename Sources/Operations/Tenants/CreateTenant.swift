package import Domain
package import Foundation
package import Store
import Vault

/// Sets a business up: keys first, then its rows, then its owner's invitation.
package struct CreateTenant: Sendable {
    /// What the operator states.
    package struct Order: Sendable {
        /// The name in addresses; see ``TenantRecord/slug``.
        package var slug: String
        /// The business as it calls itself.
        package var name: String
        /// ISO 3166-1 alpha-2; one of the 31 storage countries.
        package var country: String
        /// `de` or `en`.
        package var locale: String
        /// `strict` unless stated.
        package var policy: TenantPolicy
        /// The owner's address.
        package var ownerEmail: String
        /// BLAKE2b-256 of the signed processor agreement, if there is one.
        package var agreementDigest: [UInt8]?

        /// Collects the operator's statement.
        package init(
            slug: String, name: String, country: String, locale: String, policy: TenantPolicy, ownerEmail: String,
            agreementDigest: [UInt8]?
        ) {
            self.slug = slug
            self.name = name
            self.country = country
            self.locale = locale
            self.policy = policy
            self.ownerEmail = ownerEmail
            self.agreementDigest = agreementDigest
        }
    }

    /// For how long a tenant without agreement may work (Art. 28(3) GDPR): 30 days.
    package static let provisional: TimeInterval = 30 * 86_400
    let store: Store

    /// Works on this store, as the owner role and with the keystore open for writing.
    package init(_ store: Store) { self.store = store }

    /// Creates the tenant and invites its owner, both or neither.
    ///
    /// - Throws: `Refusal` naming `slug`, `name`, `country`, `locale` or `ownerEmail`; 409 `slug-taken`.
    package func callAsFunction(
        _ order: Order, user: String, reason: String?
    ) async throws -> (TenantRecord, Invitation) {
        let tenant = try await check(order)
        let profile = try MemberProfile(name: nil, email: order.ownerEmail).validated()
        let actor = Actor(
            tenant: tenant.id, member: nil, role: .owner, purpose: "operation",
            via: .operator(user: user, reason: reason))
        try store.vault.addTenant(tenant.id)
        try Failpoint.hit("tenant.create.after-keys")
        var versions: [(String, UInt32)] = []
        for use in IndexUse.allCases {
            versions.append((use.code, try store.vault.activeIndexVersion(tenant.id, use)))
        }
        let secret = RandomToken()
        let owner = InvitedMember(
            profile: profile, role: .owner, invitation: secret.hash,
            expiresAt: store.clock.now.addingTimeInterval(InviteMember.lifetime))
        let member = try await store.node.create(
            tenant, epoch: try store.vault.activeEpoch(tenant.id), indexVersions: versions,
            purposes: DefaultPurposes.all, first: owner, by: actor)
        guard let member else { throw StoreError.missingRow }
        return (tenant, Invitation(member: member, secret: secret.text, expiresAt: owner.expiresAt))
    }

    /// The tenant that an order would make; makes nothing.
    ///
    /// - Throws: As making it would.
    package func check(_ order: Order) async throws -> TenantRecord {
        let tenant = try record(order)
        _ = try MemberProfile(name: nil, email: order.ownerEmail).validated()
        if (try? await store.node.tenant(slug: tenant.slug)) != nil {
            throw Refusal(.conflict, RefusalCode.slugTaken, field: "slug", rule: "Another tenant has this slug.")
        }
        return tenant
    }

    /// Refuses what is no name in addresses.
    static func checkSlug(_ slug: String) throws(Refusal) {
        guard slug.wholeMatch(of: /[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?/) != nil else {
            throw Refusal(
                .invalid, RefusalCode.slugInvalid, field: "slug", rule: "1 to 63 of a–z, 0–9 and hyphens.")
        }
    }

    private func record(_ order: Order) throws(Refusal) -> TenantRecord {
        try Self.checkSlug(order.slug)
        guard let name = try TextRule.clean(order.name, maximum: 200, at: "name") else {
            throw Refusal(.invalid, RefusalCode.required, field: "name", rule: "This field must not be empty.")
        }
        guard StorageCountry(rawValue: order.country) != nil else {
            throw Refusal(
                .invalid, RefusalCode.countryInvalid, field: "country",
                rule: "One of the 31 countries of EU, EEA and Switzerland.")
        }
        guard ["de", "en"].contains(order.locale) else {
            throw Refusal(.invalid, RefusalCode.notAllowedValue, field: "locale", rule: "de or en.")
        }
        let now = store.clock.now
        return TenantRecord(
            id: UUID(), slug: order.slug, name: name, country: order.country, locale: order.locale,
            policy: order.policy, agreementDigest: order.agreementDigest,
            agreementDue: order.agreementDigest == nil ? now.addingTimeInterval(Self.provisional) : nil, createdAt: now)
    }
}
