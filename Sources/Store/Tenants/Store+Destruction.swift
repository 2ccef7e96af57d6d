import Domain
package import Foundation
import Postgres
import Vault

/// The end of a tenant, outside of it: what is noted on the node and in the ledger file.
extension Store {
    /// Notes in the ledger file that a tenant's keys are destroyed; once.
    package func note(_ destruction: StoredDestruction) async throws {
        guard try !ledgerFile.read().destroyedTenants.contains(destruction.tenant) else { return }
        try await ledgerFile.append([LostDestruction.entry(destruction, at: clock.now)])
    }

    /// Notes in the ledger file that a tenant's rows are gone; once.
    package func noteEnd(of destruction: StoredDestruction) async throws {
        guard try !ledgerFile.read().endedDestructions.contains(destruction.id) else { return }
        try await ledgerFile.append([LostDestruction.ending(destruction, at: clock.now)])
    }

    /// Tenants of the database that were destroyed already: it was rolled back. One whose destruction is under way is none,
    /// unless the file says that it ended: then the database is one from its midst.
    ///
    /// What the database has and the file lacks is appended: the process died between the two, or an older copy of the keystore
    /// was put back, and its ledger file with it.
    func lostDestructions() async throws -> [LostDestruction] {
        let records = try ledgerFile.read { $0.kind == .destruction }
        let noted = records.compactMap { LostDestruction($0) }
        let (ended, destroyed) = (records.endedDestructions, records.destroyedTenants)
        let stored = try await node.destructions()
        for destruction in stored where destruction.document != nil {
            if !destroyed.contains(destruction.tenant) { try await note(destruction) }
            if !ended.contains(destruction.id) { try await noteEnd(of: destruction) }
        }
        guard !noted.isEmpty else { return [] }
        let present = Set(try await node.tenants().map(\.id))
        let known = Set(stored.filter { $0.document != nil || !ended.contains($0.id) }.map(\.tenant))
        return noted.filter { present.contains($0.tenant) && !known.contains($0.tenant) }
    }
}

extension [ErasureLedgerRecord] {
    /// Tenants whose keys are destroyed, as the ledger file remembers.
    var destroyedTenants: Set<UUID> { Set(filter { $0.entry.kind == .destruction }.map(\.entry.tenant)) }

    /// Destructions of which no row is left.
    fileprivate var endedDestructions: Set<UUID> {
        Set(map(\.entry).filter { $0.kind == .destruction && $0.code == LostDestruction.end }.map(\.id))
    }
}

extension NodeScope {
    private static let destructionColumns: PostgresQuery =
        "id, business, reason, people, records, begun_at, document"

    /// Every destruction on this node, begun or done.
    package func destructions() async throws -> [StoredDestruction] {
        let rows = try await query(
            "SELECT \(fragment: Self.destructionColumns) FROM destruction ORDER BY begun_at, id")
        return try (rows.first ?? []).map(Self.destruction)
    }

    /// A destruction by its id or by the id that the tenant had.
    package func destruction(_ id: UUID) async throws -> StoredDestruction? {
        let rows = try await query(
            """
            SELECT \(fragment: Self.destructionColumns) FROM destruction WHERE id = \(id) OR business = \(id)
            """)
        return try rows.first?.first.map(Self.destruction)
    }

    private static func destruction(_ row: PostgresRow) throws -> StoredDestruction {
        let (id, tenant, reason, people, records, begunAt, document) = try row.decode(
            UUID.self, UUID.self, String?.self, Int64.self, Int64.self, Date.self, String?.self)
        return StoredDestruction(
            id: id, tenant: tenant, reason: reason, people: Int(clamping: people), records: Int(clamping: records),
            begunAt: begunAt, document: document)
    }
}
