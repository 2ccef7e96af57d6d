import Domain
import Foundation
import Postgres
package import Vault

/// The turn of a tenant's index keys as far as the database goes (decision 0029); needs the owner's role.
extension TenantScope {
    /// The versions under which tokens stand or may, by use and version; `counted`, each with how many there are.
    package func indexVersions(counted: Bool = true) async throws -> [IndexVersion] {
        let tokens: PostgresQuery = counted ? Self.tokens : "NULL::bigint"
        let rows = try await read(
            """
            SELECT s.use, s.version, s.state = 'active', s.created_at, \(fragment: tokens)
            FROM index_key_state s WHERE s.tenant_id = \(tenant) ORDER BY s.use, s.version
            """)
        return try (rows.first ?? []).map(Self.indexVersion)
    }

    /// The versions that the database knows, uncounted.
    ///
    /// - Throws: ``StoreError/olderKeystore`` where there is one that the keystore never had: what stands under it, such as a
    ///   blocked address, would be found by nobody.
    package func knownIndexes() async throws -> [IndexVersion] {
        let known = try await indexVersions(counted: false)
        func isHeld() throws -> Bool {
            let held = Set(try store.vault.indexKeys(tenant).map { "\($0.use.code) \($0.version)" })
            return held.isSuperset(of: known.map { "\($0.use.code) \($0.version)" })
        }
        if try isHeld() { return known }
        // Another process may be turning them at this moment.
        try store.vault.reload()
        guard try isHeld() else { throw StoreError.olderKeystore }
        return known
    }

    /// How many tokens stand under the version of `index_key_state s`; NULL where it cannot be seen.
    private static let tokens: PostgresQuery = """
        CASE s.use
            WHEN 'subject' THEN (SELECT count(*) FROM contact_point c
                    WHERE c.tenant_id = s.tenant_id AND c.index_version = s.version)
                + (SELECT count(*) FROM organization_contact_point c
                    WHERE c.tenant_id = s.tenant_id AND c.index_version = s.version)
            WHEN 'pending' THEN (SELECT count(*) FROM quarantine_token t
                    WHERE t.tenant_id = s.tenant_id AND t.index_version = s.version)
                + (SELECT count(*) FROM pending_signup p
                    WHERE p.tenant_id = s.tenant_id AND p.index_version = s.version AND p.address_token IS NOT NULL)
                + (SELECT count(*) FROM subject_request q
                    WHERE q.tenant_id = s.tenant_id AND q.index_version = s.version AND q.contact_token IS NOT NULL)
            WHEN 'suppression' THEN (SELECT count(*) FROM suppression b
                WHERE b.tenant_id = s.tenant_id AND b.index_version = s.version)
        END
        """

    /// The versions under which tokens stand, whether they are known or not.
    package func tokenVersions() async throws -> [IndexUse: Set<UInt32>] {
        let rows = try await read(
            """
            SELECT 'subject', index_version FROM contact_point WHERE tenant_id = \(tenant)
            UNION SELECT 'subject', index_version FROM organization_contact_point WHERE tenant_id = \(tenant)
            UNION SELECT 'pending', index_version FROM quarantine_token WHERE tenant_id = \(tenant)
            UNION SELECT 'pending', index_version FROM pending_signup
                WHERE tenant_id = \(tenant) AND address_token IS NOT NULL
            UNION SELECT 'pending', index_version FROM subject_request
                WHERE tenant_id = \(tenant) AND contact_token IS NOT NULL
            UNION SELECT 'suppression', index_version FROM suppression WHERE tenant_id = \(tenant)
            """)
        return try (rows.first ?? []).reduce(into: [:]) { found, row in
            let (code, version) = try row.decode(String.self, Int32.self)
            guard let use = IndexUse.allCases.first(where: { $0.code == code }) else {
                throw StoreError.unknownCode(column: "use")
            }
            found[use, default: []].insert(UInt32(bitPattern: version))
        }
    }

    private static func indexVersion(_ row: PostgresRow) throws -> IndexVersion {
        let (code, version, isActive, since, tokens) = try row.decode(
            String.self, Int32.self, Bool.self, Date.self, Int64?.self)
        guard let use = IndexUse.allCases.first(where: { $0.code == code }) else {
            throw StoreError.unknownCode(column: "use")
        }
        return IndexVersion(
            use: use, version: UInt32(bitPattern: version), isActive: isActive, since: since,
            tokens: tokens.map { Int(clamping: $0) })
    }

    /// Lets tokens be made with these versions; those before them are looked for only from here on.
    ///
    /// Comes before the keystore's own step, because a token under a version that is not known here is refused.
    package func activateIndexes(_ versions: [IndexUse: UInt32]) async throws {
        let entries = versions.sorted { $0.key.rawValue < $1.key.rawValue }
        let uses = entries.map(\.key.code)
        let numbers = entries.map { Int32(bitPattern: $0.value) }
        _ = try await write(
            .keyIndexActivate,
            """
            UPDATE index_key_state s SET state = CASE s.use WHEN 'subject' THEN 'migrating' ELSE 'live' END
            FROM unnest(\(uses), \(numbers)) AS u (use, version)
            WHERE s.tenant_id = \(tenant) AND s.use = u.use AND s.version <> u.version AND s.state = 'active'
            """,
            """
            WITH made AS (
                INSERT INTO index_key_state (tenant_id, use, version, state, created_at)
                SELECT \(tenant), u.use, u.version, 'active', \(now) FROM unnest(\(uses), \(numbers)) AS u (use, version)
                ON CONFLICT DO NOTHING RETURNING use
            )
            \(fragment: audit(AuditRecord(action: "key.index.activate"), forEach: "(SELECT FROM made LIMIT 1) m"))
            """)
    }

    /// Removes the versions before the active ones under which no token stands any more; from here on nobody can write one.
    ///
    /// - Returns: The former versions that stay, each with its tokens.
    package func retireIndexes() async throws -> [IndexVersion] {
        try await transaction(.keyIndexRetire) { transaction in
            // Whoever writes under one of them at this moment is waited for: what is counted afterwards is all there is.
            _ = try await transaction.query(
                """
                SELECT pg_advisory_xact_lock(
                    hashtextextended(s.tenant_id || ' index ' || s.use || ' ' || s.version, 0))
                FROM (SELECT * FROM index_key_state WHERE tenant_id = \(tenant) AND state <> 'active'
                    ORDER BY use, version) s
                """)
            let rows = try await transaction.query(
                """
                SELECT s.use, s.version, false, s.created_at, \(fragment: Self.tokens)
                FROM index_key_state s WHERE s.tenant_id = \(tenant) AND s.state <> 'active' ORDER BY s.use, s.version
                """)
            let former = try rows.map(Self.indexVersion)
            let ended = former.filter { $0.tokens == 0 }
            guard !ended.isEmpty else { return former }
            _ = try await transaction.query(
                """
                WITH retired AS (
                    DELETE FROM index_key_state s USING unnest(\(ended.map(\.use.code)),
                        \(ended.map { Int32(bitPattern: $0.version) })) AS u (use, version)
                    WHERE s.tenant_id = \(tenant) AND s.use = u.use AND s.version = u.version RETURNING s.use
                )
                \(fragment: audit(AuditRecord(action: "key.index.retire"), forEach: "(SELECT FROM retired LIMIT 1) m"))
                """)
            let left = former.filter { $0.tokens != 0 }
            if !left.contains(where: { $0.use == .pending }) {
                // Nobody can find these columns of sheets any more: their hashes were made with a key that goes now.
                _ = try await transaction.query(
                    """
                    DELETE FROM import_mapping WHERE tenant_id = \(tenant) AND changed_at < (
                        SELECT created_at FROM index_key_state
                        WHERE tenant_id = \(tenant) AND use = 'pending' AND state = 'active')
                    """)
            }
            return left
        }
    }
}
