package import Domain
package import Foundation
import Postgres

/// Links that people hold, with which they take back what they agreed to, without a login (R-19).
extension TenantScope {
    /// The statement that gives a person links of which only the hashes are kept.
    func addLinks(_ links: [PersonLink], to person: UUID, at moment: Date) -> PostgresQuery {
        addLinks(links.map { (person, $0) }, at: moment)
    }

    /// The statement that gives people links.
    func addLinks(_ made: [(person: UUID, link: PersonLink)], at moment: Date) -> PostgresQuery {
        let links = made.map(\.link)
        return """
            WITH made AS (
                INSERT INTO person_link (tenant_id, token_hash, kind, subject_id, channel, created_at, expires_at)
                SELECT \(tenant), u.hash, u.kind, u.person, u.channel, \(moment), u.expires
                FROM unnest(\(links.map(\.hash)), \(links.map(\.kind.rawValue)), \(made.map(\.person)),
                    \(links.map(\.channel.rawValue)), \(links.map(\.expiresAt))) AS u (hash, kind, person, channel, expires)
                RETURNING *
            )
            \(fragment: audit("link.add", .personLink, written: "made r"))
            """
    }

    /// Whose link it is that unsubscribes or shows preferences, and for which channel; nil where there is none for that, its
    /// time is over, or she is gone. Nothing of her is read.
    package func personLink(_ hash: [UInt8], _ kind: PersonLink.Kind) async throws -> (person: UUID, channel: Channel)?
    {
        let rows = try await read(
            """
            SELECT l.subject_id, l.channel FROM person_link l JOIN person p ON p.tenant_id = l.tenant_id AND p.id = l.subject_id
            WHERE l.tenant_id = \(tenant) AND l.token_hash = \(hash)
                AND l.kind IN (\(kind.rawValue), \(PersonLink.Kind.message.rawValue))
                AND (\(kind == .unsubscribe) OR l.expires_at > \(now))
            """)
        guard let (person, code) = try rows.first?.first?.decode(UUID.self, String.self) else { return nil }
        guard let channel = Channel(rawValue: code) else { throw StoreError.unknownCode(column: "channel") }
        return (person, channel)
    }

    /// A person's consents with what proves them, for her own eyes, whatever restricts them for others; notes the reading.
    package func preferences(of person: UUID) async throws -> [(consent: StoredConsent, proof: ConsentEventDetail?)] {
        let rows = try await read(
            readEntry(action: "preferences.read", subject: "\(person)", from: "(SELECT 1) AS f"),
            Self.consentRows(of: person, tenant, at: now))
        return try (rows.last ?? []).map { row in
            let (stored, _, detail) = try Self.consent(row, vault: vault, heedsDamage: false)
            return (stored, detail)
        }
    }

    /// The statement that takes a person's links along with her.
    func removeLinks(of person: UUID) -> PostgresQuery {
        """
        WITH gone AS (DELETE FROM person_link WHERE tenant_id = \(tenant) AND subject_id = \(person) RETURNING *)
        \(fragment: audit("link.erase", .personLink, gone: "gone r"))
        """
    }

    /// The statement that hands the links of one record over to the one it is joined to: they never expire.
    func moveLinks(from dropped: UUID, to kept: UUID) -> PostgresQuery {
        """
        WITH moved AS (
            UPDATE person_link SET subject_id = \(kept) WHERE tenant_id = \(tenant) AND subject_id = \(dropped) RETURNING *
        )
        \(fragment: audit("link.move", .personLink, written: "moved r"))
        """
    }

    /// The statement that takes links back whose secrets nobody was told.
    func takeBack(_ links: [PersonLink]) -> PostgresQuery {
        """
        WITH gone AS (
            DELETE FROM person_link WHERE tenant_id = \(tenant) AND token_hash = ANY (\(links.map(\.hash))) RETURNING *
        )
        \(fragment: audit("link.withdraw", .personLink, gone: "gone r"))
        """
    }

    /// Forgets up to 500 links whose time is over; answers how many there were.
    package func expireLinks() async throws -> Int {
        let rows = try await write(
            .linkExpire,
            """
            WITH gone AS (
                DELETE FROM person_link WHERE tenant_id = \(tenant) AND token_hash IN (
                    SELECT token_hash FROM person_link WHERE tenant_id = \(tenant) AND kind = 'preferences'
                        AND expires_at <= \(now)
                    ORDER BY expires_at LIMIT 500 FOR UPDATE SKIP LOCKED)
                RETURNING *
            ), noted AS (\(fragment: audit("link.expire", .personLink, gone: "gone r")))
            SELECT token_hash FROM gone
            """)
        return rows.first?.count ?? 0
    }
}
