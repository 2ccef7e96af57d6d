import Domain
import Foundation
import Postgres

/// One statement that replaces an organisation's profile, its tokens and its row digest, if its version is unchanged.
struct OrganizationChange {
    let result: StoredOrganization
    private let previousVersion: Int32
    private let sealed: [UInt8]
    private let contacts: ContactTokenChange
    private let digest: [UInt8]

    init(
        of organization: StoredOrganization, to profile: OrganizationProfile, lifecycle: Lifecycle, owner: UUID?,
        vault: VaultHandle, index: ContactIndex, now: Date
    ) throws {
        let id = organization.id
        let sealVersion = organization.sealVersion + 1
        let version = organization.version + 1
        let sealed = try vault.seal(
            profile.encoded(), under: organization.key, .organization, row: id, of: id, sealVersion: sealVersion)
        let contacts = try ContactTokenChange(
            from: organization.profile.contactPoints, to: profile.contactPoints, index: index)
        previousVersion = organization.version
        self.sealed = sealed
        self.contacts = contacts
        digest = RowDigests.organization(
            id: id, version: version, sealVersion: sealVersion, lifecycle: lifecycle.rawValue, owner: owner,
            ground: organization.ground, sealed: sealed, tokens: contacts.tokens.map(\.token))
        result = StoredOrganization(
            id: id, version: version, lifecycle: lifecycle, owner: owner, isRestricted: organization.isRestricted,
            profile: profile, createdAt: organization.createdAt, updatedAt: now, sealVersion: sealVersion,
            ground: organization.ground, key: organization.key)
    }

    /// Statements behind ``statement(tenant:audit:)`` that keep quarantined rows of given-up addresses within its reach.
    func ties(tenant: UUID, audit: (PostgresQuery) -> PostgresQuery) -> [PostgresQuery] {
        contacts.ties(
            in: tenant,
            if: """
                EXISTS (SELECT FROM organization WHERE tenant_id = \(tenant) AND id = \(result.id)
                    AND version = \(result.version) AND sealed = \(sealed))
                """, audit: audit)
    }

    /// Answers one row when the change was made, none when version or organisation are gone, or an address is suppressed.
    func statement(tenant: UUID, audit: (AuditRecord) -> PostgresQuery) -> PostgresQuery {
        """
        WITH held AS (
            SELECT id FROM subject WHERE tenant_id = \(tenant) AND id = \(result.id) AND state <> 'erased' FOR SHARE
        ), changed AS (
            UPDATE organization SET lifecycle = \(result.lifecycle.rawValue), owner_id = \(result.owner),
                version = \(result.version), seal_version = \(result.sealVersion), sealed = \(sealed),
                updated_at = \(result.updatedAt)
            FROM held WHERE organization.tenant_id = \(tenant) AND organization.id = held.id
                AND organization.version = \(previousVersion) AND \(fragment: contacts.isAllowed(in: tenant))
            RETURNING organization.id
        ), \(fragment: contacts.expressions(.organization, tenant: tenant)), noted AS (
            \(fragment: audit(
                AuditRecord(
                    action: "organization.update", table: .organization, row: result.id, subject: result.id,
                    sealVersion: result.sealVersion, digest: digest)))
        )
        SELECT id FROM changed
        """
    }
}
