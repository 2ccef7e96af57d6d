package import Domain
package import Foundation
import Postgres

/// Changes that concern many people at once.
extension TenantScope {
    /// People in the order of their ids, a page at a time, for a change that may concern any of them; one entry in the
    /// read log a page.
    ///
    /// `limit`: 1–1,000.
    package func sweep(after: UUID?, limit: Int, action: String) async throws -> [StoredPerson] {
        try await page(
            of: .person, after: after, limit: limit,
            read: { try await sweepRows(after: $0, limit: $1, action: action) },
            open: { try PersonColumns.person($0, vault: vault) }, cursor: { try $0.decode(column: 0, as: UUID.self) })
    }

    private func sweepRows(after: UUID?, limit: Int, action: String) async throws -> [PostgresRow] {
        let bound: PostgresQuery = after.map { "AND p.id > \($0)" } ?? ""
        let rows = try await read(
            """
            WITH found AS (
                SELECT \(fragment: PersonColumns.selection) FROM \(fragment: PersonColumns.source(tenant))
                WHERE p.tenant_id = \(tenant) \(fragment: bound) ORDER BY p.id LIMIT \(limit)
            ), noted AS (
                \(fragment: readEntry(action: action, subject: "NULL::uuid", from: "(SELECT FROM found LIMIT 1) f"))
            )
            SELECT * FROM found ORDER BY id
            """)
        return rows.first ?? []
    }

    /// Some people by their ids, in that order; notes the reading of each, and leaves out who is not there.
    ///
    /// `ids`: At most 1,000.
    package func people(_ ids: [UUID], action: String) async throws -> [StoredPerson] {
        let rows = try await read(
            """
            WITH found AS (
                SELECT \(fragment: PersonColumns.selection) FROM \(fragment: PersonColumns.source(tenant))
                WHERE p.tenant_id = \(tenant) AND p.id = ANY (\(ids)) AND \(fragment: sees("p.id"))
            ), noted AS (\(fragment: readEntry(action: action, subject: "id", from: "found")))
            SELECT * FROM found
            """)
        let found = try opened(rows.first ?? [], of: .person) { try PersonColumns.person($0, vault: vault) }
        let byID = Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
        return ids.compactMap { byID[$0] }
    }

    /// Replaces the profiles of people whose versions are unchanged, in one transaction; answers who was changed.
    package func update(_ edits: [(person: StoredPerson, profile: PersonProfile)]) async throws -> [StoredPerson] {
        let index = try await contactIndex()
        let changes = try edits.sorted { $0.person.id.uuidString < $1.person.id.uuidString }.map { edit in
            try PersonChange(
                of: edit.person, to: edit.profile, lifecycle: edit.person.lifecycle, owner: edit.person.owner,
                vault: vault, index: index, now: now)
        }
        guard !changes.isEmpty else { return [] }
        let results = try await write(
            .peopleUpdate,
            changes.map { $0.statement(tenant: tenant, audit: { audit($0, forEach: "changed") }) })
        return zip(changes, results).compactMap { $1.isEmpty ? nil : $0.result }
    }
}
