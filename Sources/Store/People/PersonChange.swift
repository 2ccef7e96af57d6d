import Domain
import Foundation
import Postgres

/// One statement that replaces a person's profile, her tokens and her row digest, if her version is unchanged.
struct PersonChange {
    let result: StoredPerson
    private let previousVersion: Int32
    private let sealed: [UInt8]
    private let contacts: ContactTokenChange
    private let heedsSuppression: Bool
    private let digest: [UInt8]

    /// `heedsSuppression`: Whether a suppressed address that is new to her prevents the change; false only where it comes from
    /// another record of hers.
    init(
        of person: StoredPerson, to profile: PersonProfile, lifecycle: Lifecycle, owner: UUID?,
        heedsSuppression: Bool = true, vault: VaultHandle, index: ContactIndex, now: Date
    ) throws {
        let sealVersion = person.sealVersion + 1
        let version = person.version + 1
        let sealed = try vault.seal(
            profile.encoded(), under: person.key, .person, row: person.id, of: person.id, sealVersion: sealVersion)
        let contacts = try ContactTokenChange(
            from: person.profile.contactPoints, to: profile.contactPoints, index: index)
        self.previousVersion = person.version
        self.sealed = sealed
        self.contacts = contacts
        self.heedsSuppression = heedsSuppression
        self.digest = RowDigests.person(
            id: person.id, version: version, sealVersion: sealVersion, lifecycle: lifecycle.rawValue,
            ground: person.ground, owner: owner, sealed: sealed, tokens: contacts.tokens.map(\.token))
        self.result = StoredPerson(
            id: person.id, version: version, lifecycle: lifecycle, owner: owner, isRestricted: person.isRestricted,
            profile: profile, createdAt: person.createdAt, updatedAt: now, sealVersion: sealVersion,
            ground: person.ground, key: person.key)
    }

    /// Statements behind ``statement(tenant:audit:)`` that keep quarantined rows of given-up addresses within her reach.
    func ties(tenant: UUID, audit: (PostgresQuery) -> PostgresQuery) -> [PostgresQuery] {
        contacts.ties(
            in: tenant,
            if: """
                EXISTS (SELECT FROM person WHERE tenant_id = \(tenant) AND id = \(result.id)
                    AND version = \(result.version) AND sealed = \(sealed))
                """, audit: audit)
    }

    /// Answers one row when the change was made; none when version or person are gone, or an address is suppressed.
    func statement(tenant: UUID, audit: (AuditRecord) -> PostgresQuery) -> PostgresQuery {
        let allowed: PostgresQuery = heedsSuppression ? contacts.isAllowed(in: tenant) : "true"
        return """
            WITH held AS (
                SELECT id FROM subject WHERE tenant_id = \(tenant) AND id = \(result.id) AND state <> 'erased' FOR SHARE
            ), changed AS (
                UPDATE person SET lifecycle = \(result.lifecycle.rawValue), owner_id = \(result.owner), version = \(result.version),
                    seal_version = \(result.sealVersion), sealed = \(sealed), updated_at = \(result.updatedAt)
                FROM held WHERE person.tenant_id = \(tenant) AND person.id = held.id AND person.version = \(previousVersion)
                    AND \(fragment: allowed)
                RETURNING person.id
            ), \(fragment: contacts.expressions(.person, tenant: tenant)), noted AS (
                \(fragment: audit(
                AuditRecord(
                    action: "person.update", table: .person, row: result.id, subject: result.id,
                    sealVersion: result.sealVersion, digest: digest)))
            )
            SELECT id FROM changed
            """
    }
}
