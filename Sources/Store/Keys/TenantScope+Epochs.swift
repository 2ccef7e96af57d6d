import Domain
package import Foundation
import Postgres
import Vault

/// The turn of a tenant's epoch as far as the database goes (decision 0017); needs the owner's role.
extension TenantScope {
    /// Keys re-wrapped in one transaction.
    private static let rewrapPiece = 2_000
    /// Tries for a piece whose rows somebody else holds; each waits for the lock as long as any statement.
    private static let tries = 20

    /// Whether somebody was erased since the active epoch began, `age` seconds ago or longer, or a turn was begun.
    ///
    /// An epoch that is still to begin was made while the clock was set forward, and counts as old.
    package func isTurnDue(after age: TimeInterval) async throws -> Bool {
        let rows = try await read(
            """
            SELECT EXISTS (
                SELECT FROM tenant_key_state s WHERE tenant_id = \(tenant) AND (state = 'retiring'
                    OR ((created_at <= \(now.addingTimeInterval(-age)) OR created_at > \(now)) AND EXISTS (
                        SELECT FROM erasure e WHERE e.tenant_id = \(tenant) AND e.state = 'erased' AND e.level = 0
                            AND \(fragment: Self.erasedEpoch(active: "s")) >= s.epoch))))
            """)
        guard let row = rows.first?.first else { throw StoreError.missingRow }
        return try row.decode(Bool.self)
    }

    /// The newest epoch that may have wrapped a key of the subject of an erasure `e`.
    ///
    /// An older version noted none: then it is the epoch before the active one where she was erased well before that began.
    static func erasedEpoch(active: PostgresQuery) -> PostgresQuery {
        """
        COALESCE(e.epoch, \(fragment: active).epoch
            - CASE WHEN e.at < \(fragment: active).created_at - interval '1 hour' THEN 1 ELSE 0 END)
        """
    }

    /// The epochs that wrap keys or may, ascending, each with how many it wraps.
    package func epochs() async throws -> [EpochUse] {
        let rows = try await read(
            """
            SELECT s.epoch, s.state = 'active', s.created_at, w.keys, w.generation
            FROM tenant_key_state s CROSS JOIN LATERAL (
                SELECT count(*) AS keys, coalesce(max(generation), 0) AS generation FROM wrapped_key w
                WHERE w.tenant_id = \(tenant) AND w.epoch = s.epoch) w
            WHERE s.tenant_id = \(tenant) ORDER BY s.epoch
            """)
        return try (rows.first ?? []).map { row in
            let (epoch, isActive, since, keys, generation) = try row.decode(
                Int32.self, Bool.self, Date.self, Int64.self, Int32.self)
            return EpochUse(
                epoch: UInt32(bitPattern: epoch), isActive: isActive, since: since, keys: Int(clamping: keys),
                generation: UInt32(bitPattern: generation))
        }
    }

    /// The newest epoch that the database knows.
    ///
    /// - Throws: ``StoreError/olderKeystore`` where there is one that the keystore never had.
    package func newestEpoch() async throws -> UInt32 {
        let rows = try await read(
            "SELECT epoch FROM tenant_key_state WHERE tenant_id = \(tenant) ORDER BY epoch")
        let known = try (rows.first ?? []).map { UInt32(bitPattern: try $0.decode(column: 0, as: Int32.self)) }
        guard known != [try store.vault.activeEpoch(tenant)] else { return known[0] }
        // Another process may be turning it at this moment.
        try store.vault.reload()
        guard Set(try store.vault.epochs(tenant).map(\.epoch)).isSuperset(of: known) else {
            throw StoreError.olderKeystore
        }
        return known.last ?? 0
    }

    /// Lets new keys be wrapped under `epoch`; those before it are read only from here on.
    ///
    /// Comes before the keystore's own step, because a key under an epoch that is not known here is refused.
    package func activate(epoch: UInt32) async throws {
        let number = Int32(bitPattern: epoch)
        _ = try await write(
            .keyActivate,
            """
            UPDATE tenant_key_state SET state = 'retiring'
            WHERE tenant_id = \(tenant) AND epoch <> \(number) AND state = 'active'
            """,
            """
            WITH made AS (
                INSERT INTO tenant_key_state (tenant_id, epoch, state, created_at)
                VALUES (\(tenant), \(number), 'active', \(now)) ON CONFLICT DO NOTHING RETURNING epoch
            )
            \(fragment: audit(AuditRecord(action: "key.epoch.activate"), forEach: "made"))
            """)
    }

    /// Wraps the next keys anew under `epoch`: at most 2,000 of those that another epoch wraps.
    ///
    /// A key that somebody removed or wrapped meanwhile is left as it is: nothing is wrapped twice or comes back.
    /// - Returns: How many were re-wrapped, and where to go on; nil when the walk is at its end.
    /// - Throws: `VaultError` where a key cannot be opened; nothing of the piece is changed then.
    package func rewrap(
        to epoch: UInt32, after position: WrappedKeyPosition?
    ) async throws -> (count: Int, next: WrappedKeyPosition?) {
        for _ in 1..<Self.tries {
            do {
                return try await rewrapOnce(to: epoch, after: position)
            } catch let error as PostgresError where error.isLockNotAvailable || error.isDeadlock {
                // Whoever holds these rows lets go of them soon: an erasure, a merge.
                continue
            }
        }
        return try await rewrapOnce(to: epoch, after: position)
    }

    private func rewrapOnce(
        to epoch: UInt32, after position: WrappedKeyPosition?
    ) async throws -> (count: Int, next: WrappedKeyPosition?) {
        let target = Int32(bitPattern: epoch)
        let rest: PostgresQuery = position.map { "AND \(fragment: $0.precedesRow)" } ?? ""
        return try await transaction(.keyRewrap) { transaction in
            let rows = try await transaction.query(
                """
                SELECT subject_id, compartment, term, generation, epoch, wrapped FROM wrapped_key
                WHERE tenant_id = \(tenant) AND epoch <> \(target) \(fragment: rest)
                ORDER BY subject_id, compartment, term, generation LIMIT \(Self.rewrapPiece) FOR UPDATE
                """)
            let keys = try rows.map { try LockedKey($0) }
            let wrapped = try keys.map { try vault.rewrap($0, to: epoch) }
            let changed = try await transaction.query(
                """
                WITH changed AS (
                    UPDATE wrapped_key w SET epoch = \(target), wrapped = u.wrapped
                    FROM unnest(\(keys.map(\.position.subject)), \(keys.map(\.position.compartment)),
                        \(keys.map(\.position.term)), \(keys.map(\.position.generation)), \(keys.map(\.wrapped)),
                        \(wrapped)) AS u (subject, compartment, term, generation, previous, wrapped)
                    WHERE w.tenant_id = \(tenant) AND w.subject_id = u.subject AND w.compartment = u.compartment
                        AND w.term = u.term AND w.generation = u.generation AND w.wrapped = u.previous
                    RETURNING 1
                )
                SELECT count(*) FROM changed
                """)
            guard let count = try changed.first?.decode(Int64.self) else { throw StoreError.missingRow }
            return (Int(clamping: count), keys.count == Self.rewrapPiece ? keys.last?.position : nil)
        }
    }

    /// Opens a random sample of the keys that `epoch` wraps.
    ///
    /// - Returns: How many were opened.
    /// - Throws: `VaultError` for the first that cannot be.
    package func openKeys(of epoch: UInt32, atMost limit: Int) async throws -> Int {
        let rows = try await read(
            """
            SELECT subject_id, compartment, term, generation, epoch, wrapped FROM wrapped_key
            WHERE tenant_id = \(tenant) AND epoch = \(Int32(bitPattern: epoch)) AND subject_id >= \(UUID())
            ORDER BY subject_id LIMIT \(limit / 2)
            """,
            """
            SELECT subject_id, compartment, term, generation, epoch, wrapped FROM wrapped_key
            WHERE tenant_id = \(tenant) AND epoch = \(Int32(bitPattern: epoch)) ORDER BY subject_id LIMIT \(limit / 2)
            """)
        let keys = try rows.joined().map { try LockedKey($0) }
        for key in keys { try vault.tryOut(key) }
        return keys.count
    }

    /// Removes every epoch but `epoch`; from here on nothing can be wrapped under one of them.
    ///
    /// - Returns: Whether they are gone; false where a key was wrapped under one of them meanwhile.
    package func retireEpochs(but epoch: UInt32) async throws -> Bool {
        do {
            _ = try await write(
                .keyRetire,
                """
                WITH retired AS (
                    DELETE FROM tenant_key_state
                    WHERE tenant_id = \(tenant) AND epoch <> \(Int32(bitPattern: epoch)) RETURNING epoch
                )
                \(fragment: audit(AuditRecord(action: "key.epoch.retire"), forEach: "retired"))
                """)
            return true
        } catch let refusal as Refusal where refusal.code == RefusalCode.busy.rawValue {
            // The foreign key said so; what it says is told apart in one place for all that write.
            return false
        }
    }
}
