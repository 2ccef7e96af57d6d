package import Domain
package import Foundation
import Postgres
import Vault

/// Saved views of lists, sealed under the key of the member who made them.
extension TenantScope {
    /// Views that a member may have.
    package static let listViewLimit = 50
    /// Views that a tenant may share.
    package static let sharedListViewLimit = 100

    /// A member's own views of a list, and those shared with everybody.
    package func listViews(of kind: SubjectKind, for member: UUID) async throws -> [StoredListView] {
        let rows = try await read(
            """
            SELECT \(fragment: Self.listViewColumns)
            FROM list_view v \(fragment: KeyColumns.source(tenant, of: "v.member_id"))
            WHERE v.tenant_id = \(tenant) AND v.kind = \(kind.rawValue) AND (v.member_id = \(member) OR v.is_shared)
            ORDER BY v.created_at, v.id LIMIT \(Self.listViewLimit + Self.sharedListViewLimit)
            """)
        return try opened(rows.first ?? [], of: .listView, listView)
    }

    /// One view that a member sees.
    ///
    /// - Throws: `Refusal` 404, also for another member's own.
    package func listView(_ id: UUID, for member: UUID) async throws -> StoredListView {
        let rows = try await read(
            """
            SELECT \(fragment: Self.listViewColumns)
            FROM list_view v \(fragment: KeyColumns.source(tenant, of: "v.member_id"))
            WHERE v.tenant_id = \(tenant) AND v.id = \(id) AND (v.member_id = \(member) OR v.is_shared)
            """)
        guard let row = rows.first?.first else { throw Self.listViewNotFound }
        return try opening(.listView) { try listView(row) }
    }

    /// Saves a view.
    ///
    /// - Throws: `Refusal` `too-many` at one of the bounds.
    package func createListView(
        _ record: ListViewRecord, of kind: SubjectKind, isShared: Bool, by member: StoredMember
    ) async throws -> UUID {
        let id = UUID()
        let sealed = try vault.seal(
            record.encoded(), under: member.key, .listView, row: id, of: member.id, sealVersion: 1)
        // Two at once would both count what is there before them.
        let place = "list-view \(tenant)"
        let noted = audit(
            AuditRecord(action: isShared ? "list-view.share" : "list-view.create", row: id), forEach: "made")
        let rows = try await write(
            .listViewCreate,
            "SELECT pg_advisory_xact_lock(hashtextextended(\(place), 0))",
            """
            WITH made AS (
                INSERT INTO list_view (tenant_id, id, member_id, kind, is_shared, seal_version, sealed, created_at,
                    updated_at)
                SELECT \(tenant), \(id), \(member.id), \(kind.rawValue), \(isShared), 1, \(sealed), \(now), \(now)
                WHERE (SELECT count(*) FROM list_view WHERE tenant_id = \(tenant) AND member_id = \(member.id))
                        < \(Self.listViewLimit)
                    AND (NOT \(isShared) OR (SELECT count(*) FROM list_view WHERE tenant_id = \(tenant) AND is_shared)
                        < \(Self.sharedListViewLimit))
                RETURNING id
            ), noted AS (\(fragment: noted))
            SELECT id FROM made
            """)
        guard rows.last?.isEmpty == false else {
            throw Refusal(
                .invalid, RefusalCode.tooMany, field: "name",
                rule: "At most \(Self.listViewLimit) views of one's own and \(Self.sharedListViewLimit) shared ones.")
        }
        return id
    }

    /// Has a view of the member's own show something else.
    ///
    /// - Throws: `Refusal` 404, also for another member's; 412 when it changed meanwhile.
    package func changeListView(
        _ view: StoredListView, to record: ListViewRecord, by member: StoredMember
    ) async throws {
        guard view.member == member.id else { throw Self.listViewNotFound }
        let version = view.sealVersion + 1
        let sealed = try vault.seal(
            record.encoded(), under: member.key, .listView, row: view.id, of: member.id, sealVersion: version)
        let rows = try await write(
            .listViewUpdate,
            """
            WITH changed AS (
                UPDATE list_view SET seal_version = \(version), sealed = \(sealed), updated_at = \(now)
                WHERE tenant_id = \(tenant) AND id = \(view.id) AND seal_version = \(view.sealVersion) RETURNING id
            ), noted AS (
                \(fragment: audit(AuditRecord(action: "list-view.update", row: view.id), forEach: "changed"))
            )
            SELECT id FROM changed
            """)
        guard rows.first?.isEmpty == false else { throw Refusal.changedMeanwhile("view") }
    }

    /// Removes a view: one's own, or with `includesShared` a shared one too.
    ///
    /// - Throws: `Refusal` 404.
    package func removeListView(_ id: UUID, of member: UUID, orShared includesShared: Bool) async throws {
        let rows = try await write(
            .listViewRemove,
            """
            WITH gone AS (
                DELETE FROM list_view WHERE tenant_id = \(tenant) AND id = \(id)
                    AND (member_id = \(member) OR \(includesShared) AND is_shared) RETURNING id
            ), noted AS (\(fragment: audit(AuditRecord(action: "list-view.remove", row: id), forEach: "gone")))
            SELECT id FROM gone
            """)
        guard rows.first?.isEmpty == false else { throw Self.listViewNotFound }
    }

    private static let listViewNotFound = Refusal(.notFound, RefusalCode.notFound, rule: "There is no such view.")

    private static let listViewColumns: PostgresQuery =
        "v.id, v.member_id, v.kind, v.is_shared, v.seal_version, v.sealed, k.generation, k.epoch, k.wrapped"

    private func listView(_ row: PostgresRow) throws -> StoredListView {
        let id = try row.decode(column: 0, as: UUID.self)
        let member = try row.decode(column: 1, as: UUID.self)
        guard let kind = SubjectKind(rawValue: try row.decode(column: 2)) else {
            throw StoreError.unknownCode(column: "kind")
        }
        let sealVersion = try row.decode(column: 4, as: Int64.self)
        let record = try vault.open(
            try row.decode(column: 5), under: try KeyColumns.key(row, from: 6), .listView, row: id, of: member,
            sealVersion: sealVersion
        ) { try ListViewRecord(decoding: $0) }
        return StoredListView(
            id: id, kind: kind, member: member, isShared: try row.decode(column: 3), sealVersion: sealVersion,
            record: record)
    }
}
