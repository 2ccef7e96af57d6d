import Domain
import Foundation
import Postgres
import Vault

/// One statement that replaces a person's profile, her tokens and her row digest, if her version is unchanged.
struct PersonChange {
    let result: StoredPerson
    private let previousVersion: Int32
    private let sealed: [UInt8]
    private let kept: [UUID]
    private let added: [SealedPerson.Token]
    private let digest: [UInt8]

    init(
        of person: StoredPerson, to profile: PersonProfile, lifecycle: Lifecycle, owner: UUID?,
        vault: VaultHandle, index: ContactIndex, now: Date
    ) throws {
        let sealVersion = person.sealVersion + 1
        let version = person.version + 1
        let place = vault.place(
            .person, row: person.id, subject: person.id, .profile, generation: person.key.generation,
            sealVersion: sealVersion)
        let sealed = try vault.withKey(person.key, of: person.id, .profile) { key in
            try vault.vault.seal(profile.encoded(), under: key, place)
        }
        let tokens = try profile.contactPoints.enumerated().map { position, point in
            try SealedPerson.token(of: point, at: position, index: index)
        }
        // A contact point's id changes with its value, so an id that stays has a token that stays.
        let previous = Set(person.profile.contactPoints.map(\.id))
        self.previousVersion = person.version
        self.sealed = sealed
        self.kept = tokens.map(\.id).filter(previous.contains)
        self.added = tokens.filter { !previous.contains($0.id) }
        self.digest = RowDigests.person(
            id: person.id, version: version, sealVersion: sealVersion, lifecycle: lifecycle.rawValue,
            ground: person.ground, owner: owner, sealed: sealed, tokens: tokens.map(\.token))
        self.result = StoredPerson(
            id: person.id, version: version, lifecycle: lifecycle, owner: owner, isRestricted: person.isRestricted,
            profile: profile, createdAt: person.createdAt, updatedAt: now, sealVersion: sealVersion,
            ground: person.ground, key: person.key)
    }

    /// Answers one row when the change was made, none when version or person are gone.
    func statement(tenant: UUID, audit: (AuditRecord) -> PostgresQuery) -> PostgresQuery {
        """
        WITH held AS (
            SELECT id FROM subject WHERE tenant_id = \(tenant) AND id = \(result.id) AND state <> 'erased' FOR SHARE
        ), changed AS (
            UPDATE person SET lifecycle = \(result.lifecycle.rawValue), owner_id = \(result.owner), version = \(result.version),
                seal_version = \(result.sealVersion), sealed = \(sealed), updated_at = \(result.updatedAt)
            FROM held WHERE person.tenant_id = \(tenant) AND person.id = held.id AND person.version = \(previousVersion)
            RETURNING person.id
        ), dropped AS (
            DELETE FROM contact_point USING changed WHERE contact_point.tenant_id = \(tenant)
                AND contact_point.person_id = changed.id AND contact_point.id <> ALL (\(kept))
        ), added AS (
            INSERT INTO contact_point (tenant_id, person_id, id, kind, index_version, token)
            SELECT \(tenant), changed.id, u.id, u.kind, u.version, u.token FROM changed,
                unnest(\(added.map(\.id)), \(added.map(\.kind.rawValue)), \(added.map(\.version)),
                    \(added.map(\.token))) AS u (id, kind, version, token)
        ), noted AS (
            \(fragment: audit(
                AuditRecord(
                    action: "person.update", table: .person, row: result.id, subject: result.id,
                    sealVersion: result.sealVersion, digest: digest)))
        )
        SELECT id FROM changed
        """
    }
}
