import Domain
package import Foundation
import Postgres
import Vault

/// Which keystore this database belongs to, and what the ledger file must know of it.
extension Store {
    /// This node's name: BLAKE2b-256 of its first signing key (SYNC.md), 32 bytes.
    package var nodeID: [UInt8] {
        Blake2b.hash(vault.exportPublicKeys().first?.publicKey ?? [], size: 32)
    }

    /// Binds a fresh database to this keystore; a bound one must be bound to this one. Needs the owner's role.
    ///
    /// - Throws: ``StoreError/foreignKeystore``.
    package func bindInstallation() async throws {
        _ = try await postgres.segment(
            [
                """
                INSERT INTO installation (singleton, node_id, created_at) VALUES (true, \(nodeID), \(clock.now))
                ON CONFLICT DO NOTHING
                """
            ], lane: .write)
        try await checkInstallation()
    }

    /// Whether database and keystore belong together.
    ///
    /// - Throws: ``StoreError/foreignKeystore``.
    package func checkInstallation() async throws {
        let rows = try await postgres.segment(["SELECT node_id FROM installation"], lane: .read)
        guard let row = rows.first?.first, try row.decode([UInt8].self) == nodeID else {
            throw StoreError.foreignKeystore
        }
    }

    /// Notes an erasure in the ledger file; when this returns it is on the disk, outside the database.
    package func note(erasure: StoredErasure, tenant: UUID) async throws {
        try await ledgerFile.append([
            ErasureLedgerEntry(
                kind: .erasure, tenant: tenant, id: erasure.id, code: erasure.reason, at: erasure.at)
        ])
        try Failpoint.hit("person.erase.after-ledger")
    }

    /// Notes a restriction in the ledger file; when this returns it is on the disk, outside the database.
    package func note(restriction: StoredRestriction, tenant: UUID) async throws {
        try await ledgerFile.append([
            ErasureLedgerEntry(
                kind: .restriction, tenant: tenant, id: restriction.id, code: restriction.reason.rawValue,
                at: restriction.imposedAt)
        ])
        try Failpoint.hit("person.restrict.after-ledger")
    }

    /// Notes a withdrawal or an objection in the ledger file; when this returns it is on the disk, outside the database.
    package func note(reduction: StoredReduction, tenant: UUID) async throws {
        try await ledgerFile.append([reduction.entry(tenant)])
        try Failpoint.hit("consent.reduce.after-ledger")
    }

    /// Compares the database with the ledger file after a start (KEYS.md, "Tables and locks").
    ///
    /// A reduction that the database has and the file lacks is appended: the process died between the two.
    /// One that the file has and the database lacks means that the database was rolled back.
    /// - Returns: How many of them the database has lost; more than none keeps the node fenced.
    package func reconcileLedger() async throws -> Int {
        let entries = try ledgerFile.read().map(\.entry)
        var known = Set(entries.filter { $0.kind == .erasure }.map(\.id))
        var restrictions = Set(entries.filter { $0.kind == .restriction }.map(\.id))
        var reductions = Set(entries.filter { $0.kind == .withdrawal || $0.kind == .objection }.map(\.id))
        var missing: [ErasureLedgerEntry] = []
        for tenant in try await node.tenants() {
            var cursor: (at: Date, id: UUID)?
            while true {
                let page = try await scoped(to: .system(in: tenant.id)).erasures(after: cursor, limit: 2_000)
                for erasure in page where known.remove(erasure.id) == nil {
                    missing.append(
                        ErasureLedgerEntry(
                            kind: .erasure, tenant: tenant.id, id: erasure.id, code: erasure.reason, at: erasure.at))
                }
                guard page.count == 2_000, let last = page.last else { break }
                cursor = (last.at, last.id)
            }
        }
        for tenant in try await node.tenants() {
            let stored = try await scoped(to: .system(in: tenant.id)).restrictionEntries()
            missing += stored.filter { restrictions.remove($0.id) == nil }
            let scope = scoped(to: .system(in: tenant.id))
            var last: UUID?
            repeat {
                let page = try await scope.reductionEntries(after: last, limit: 2_000)
                missing += page.filter { reductions.remove($0.id) == nil }
                last = page.count == 2_000 ? page.last?.id : nil
            } while last != nil
            guard !restrictions.isEmpty else { continue }
            restrictions.subtract(
                try await scoped(to: .system(in: tenant.id)).endedRestrictions(among: Array(restrictions)))
        }
        if !missing.isEmpty { try await ledgerFile.append(missing) }
        return known.count + restrictions.count + reductions.count
    }
}
