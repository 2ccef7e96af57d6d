import Domain
package import Foundation
import Ledger
import Postgres
import Vault

/// How the search directory is filled and kept up to date (decision 0016).
///
/// The audit log is the change feed: whatever changes a person leaves an entry with her id in the same transaction. What
/// a reader has not seen is what its last snapshot did not, so nothing is missed that commits late or in another process.
extension TenantScope {
    /// Changes that one look at the feed answers; a reader that is further behind fills anew.
    package static let feedLimit = 20_000

    private static let server: PostgresQuery = "extract(epoch FROM pg_postmaster_start_time())::text"

    /// Notes that all people or organisations of the tenant are opened for the directory, and answers where the feed stands
    /// now and how many there are.
    package func beginDirectory(
        of kind: SubjectKind = .person
    ) async throws -> (position: FeedPosition, count: Int) {
        let rows = try await read(
            """
            WITH noted AS (
                \(fragment: readEntry(action: "directory.load", subject: "NULL::uuid", from: "(SELECT 1) AS once"))
            )
            SELECT pg_current_snapshot()::text, \(fragment: Self.server),
                (SELECT count(*) FROM \(fragment: kind.record) WHERE tenant_id = \(tenant))
            """)
        guard let row = rows.first?.first else { throw StoreError.missingRow }
        let (snapshot, server, count) = try row.decode(String.self, String.self, Int64.self)
        return (FeedPosition(snapshot: snapshot, server: server), Int(count))
    }

    /// Subjects that transactions touched which were not yet committed at `position`, and where the feed stands now.
    ///
    /// The subjects are nil when there are more than ``feedLimit``, or when the server is not the one that `position` came
    /// from, or has fallen behind it: what a crash took, or a standby never got, would count as seen.
    package func changes(since position: FeedPosition) async throws -> (subjects: [UUID]?, position: FeedPosition) {
        // Links that a person holds show in no list, and a campaign makes one for each of its messages.
        try await changes(since: position, if: "table_number IS DISTINCT FROM \(TableNumber.personLink.column)")
    }

    private func changes(
        since position: FeedPosition, if condition: PostgresQuery
    ) async throws -> (subjects: [UUID]?, position: FeedPosition) {
        let seen: PostgresQuery = "(\(position.snapshot)::text)::pg_snapshot"
        let rows = try await read(
            """
            SELECT pg_current_snapshot()::text, \(fragment: Self.server),
                \(fragment: Self.server) = \(position.server)
                    AND pg_snapshot_xmax(pg_current_snapshot()) >= pg_snapshot_xmax(\(fragment: seen)), ARRAY(
                SELECT DISTINCT subject_id FROM audit_entry
                WHERE tenant_id = \(tenant) AND subject_id IS NOT NULL AND xid >= pg_snapshot_xmin(\(fragment: seen))
                    AND NOT pg_visible_in_snapshot(xid, \(fragment: seen)) AND \(fragment: condition)
                LIMIT \(Self.feedLimit + 1))
            """)
        guard let row = rows.first?.first else { throw StoreError.missingRow }
        let (snapshot, server, isSame, subjects) = try row.decode(String.self, String.self, Bool.self, [UUID].self)
        let isWhole = isSame && subjects.count <= Self.feedLimit
        return (isWhole ? subjects : nil, FeedPosition(snapshot: snapshot, server: server))
    }

    /// People and organisations whose rows went, for whatever reason, in transactions that were not yet committed at `position`, and where the
    /// feed stands now; nil, as ``changes(since:)``, where that cannot be said.
    package func gone(since position: FeedPosition) async throws -> (subjects: [UUID]?, position: FeedPosition) {
        try await changes(
            since: position,
            if: """
                table_number IN (\(TableNumber.person.column), \(TableNumber.organization.column)) AND digest IS NULL
                """)
    }

    /// Opens one part of the tenant's people or organisations and lends each record to `body`; no reading is noted, because
    /// nothing is shown.
    ///
    /// Row and key come in one statement, so from one snapshot, but joined in bulk: one look for each person's key would take
    /// longer than all the rest. Where a key is turned just now she has two; the newest one is hers. Consents and restrictions
    /// come beside them: one that changes in between is a change after the position that the caller noted before.
    package func directory(
        _ part: DirectoryPart, of kind: SubjectKind = .person,
        _ body: (DirectoryRow, UnsafeRawBufferPointer) throws -> Void
    ) async throws {
        func condition(_ column: PostgresQuery) -> PostgresQuery {
            switch part {
            case .between(let first, let last): "\(fragment: column) BETWEEN \(first) AND \(last)"
            case .people(let ids): "\(fragment: column) = ANY (\(ids))"
            }
        }
        let results = try await read(
            // The planner takes the parts for far smaller than they are (decision 0023).
            "SELECT set_config('enable_nestloop', 'off', true)",
            """
            SELECT subject_id, purpose_code, channel, state FROM consent
            WHERE tenant_id = \(tenant) AND \(fragment: condition("subject_id"))
            """,
            """
            SELECT id FROM subject WHERE tenant_id = \(tenant) AND state = 'restricted' AND \(fragment: condition("id"))
            """,
            """
            SELECT p.id, p.lifecycle, p.created_at, p.updated_at, p.seal_version, p.sealed,
                k.generation, k.epoch, k.wrapped, p.owner_id
            FROM \(fragment: kind.record) p JOIN wrapped_key k ON k.tenant_id = p.tenant_id AND k.subject_id = p.id
            WHERE p.tenant_id = \(tenant) AND \(fragment: condition("p.id"))
                AND k.compartment = 1 AND k.term = 0 AND \(fragment: condition("k.subject_id"))
            """)
        guard results.count == 4 else { throw StoreError.missingRow }
        var consents: [UUID: [DirectoryRow.Consent]] = [:]
        for row in results[1] {
            let (subject, purpose, channel, state) = try row.decode(UUID.self, String.self, String.self, String.self)
            consents[subject, default: []].append(.init(purpose: purpose, channel: channel, state: state))
        }
        let restricted = Set(try results[2].compactMap { try $0.identifier(column: 0) })
        var newest: [UUID: Int32] = [:]
        for row in results[3] {
            let generation = try row.number(column: 6)
            guard generation > 1, let id = try row.identifier(column: 0) else { continue }
            newest[id] = max(generation, newest[id] ?? 0)
        }
        var opener = try vault.vault.recordOpener(of: tenant)
        _ = try opened(results[3], of: kind.table) { row in
            guard let id = try row.identifier(column: 0) else { throw StoreError.missingRow }
            let generation = try row.number(column: 6)
            guard generation >= newest[id] ?? 1 else { return }
            let entry = DirectoryRow(
                id: id, isRestricted: restricted.contains(id),
                lifecycle: String(decoding: try row.characters(column: 1), as: UTF8.self),
                owner: try row.identifier(column: 9), createdAt: try row.microseconds(column: 2),
                updatedAt: try row.microseconds(column: 3), consents: consents[id] ?? [])
            let place = vault.place(
                kind.table, row: id, subject: id, .profile, generation: generation,
                sealVersion: try row.longNumber(column: 4))
            try opener.open(
                try row.blob(column: 5), place, wrapped: try row.blob(column: 8),
                epoch: UInt32(bitPattern: try row.number(column: 7))
            ) { try body(entry, $0) }
        }
    }
}
