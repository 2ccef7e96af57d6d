import Domain
package import Foundation
import Vault

/// Reductions in the database and in the ledger file beside the keystore (KEYS.md, "Tables and locks").
extension Store {
    /// Reductions compared with the database at a time.
    private static let lostPage = 10_000

    /// Notes an erasure in the ledger file; when this returns it is on the disk, outside the database.
    package func note(erasure: StoredErasure, tenant: UUID) async throws {
        try await ledgerFile.append([Reduction(erasure: erasure, tenant: tenant).entry])
        try Failpoint.hit("person.erase.after-ledger")
    }

    /// Notes a restriction in the ledger file; when this returns it is on the disk, outside the database.
    package func note(restriction: StoredRestriction, tenant: UUID) async throws {
        try await ledgerFile.append([
            Reduction(
                restriction: restriction.id, of: restriction.person, reason: restriction.reason.rawValue,
                tenant: tenant, at: restriction.imposedAt
            ).entry
        ])
        try Failpoint.hit("person.restrict.after-ledger")
    }

    /// Notes a withdrawal or an objection in the ledger file; when this returns it is on the disk, outside the database.
    ///
    /// `isRepeat`: One that is on record may stand in the file already, or not: whoever made it may have died or failed before.
    package func note(reduction: StoredReduction, tenant: UUID, isRepeat: Bool = false) async throws {
        if isRepeat, try ledgerFile.read().contains(where: { $0.entry.id == reduction.id }) { return }
        try await ledgerFile.append([Reduction(reduction, tenant: tenant).entry])
        try Failpoint.hit("consent.reduce.after-ledger")
    }

    /// Compares the database with the ledger file after a start.
    ///
    /// - Returns: How many reductions the database has lost and no operator let pass; more than none keeps the node fenced.
    package func reconcileLedger() async throws -> Int {
        let (lost, overriddenThrough) = try await lostReductions()
        return lost.filter { $0.sequence > overriddenThrough }.count
    }

    /// The reductions that the file has and the database lacks, in the order of the file, and up to which entry an operator
    /// let them pass. It means that the database was rolled back.
    ///
    /// One that the database has and the file lacks is appended: the process died between the two.
    func lostReductions() async throws -> (lost: [Reduction], overriddenThrough: UInt64) {
        let records = try ledgerFile.read()
        var known: [UUID: Reduction] = [:]
        for record in records {
            if let reduction = Reduction(record) { known[reduction.id] = reduction }
        }
        let destroyed = Set(records.filter { $0.entry.kind == .destruction }.map(\.entry.tenant))
        let tenants = try await node.tenants().map(\.id).filter { !destroyed.contains($0) }
        var missing: [ErasureLedgerEntry] = []
        for tenant in tenants {
            for reduction in try await reductions(of: tenant) where known.removeValue(forKey: reduction.id) == nil {
                missing.append(reduction.entry)
            }
        }
        if !missing.isEmpty { try await ledgerFile.append(missing) }
        // A tenant that the database does not have has nobody in it who could be found.
        let left = Dictionary(grouping: known.values, by: \.tenant)
        var lost: [Reduction] = []
        for tenant in tenants {
            let suspects = left[tenant] ?? []
            for start in stride(from: 0, to: suspects.count, by: Self.lostPage) {
                let page = Array(suspects[start..<min(start + Self.lostPage, suspects.count)])
                lost += try await scoped(to: .system(in: tenant)).lost(among: page)
            }
        }
        let overridden = records.last { $0.entry.kind == .override }?.sequence ?? 0
        return (lost.sorted { $0.sequence < $1.sequence }, overridden)
    }

    private func reductions(of tenant: UUID) async throws -> [Reduction] {
        let scope = scoped(to: .system(in: tenant))
        var found = try await scope.restrictionReductions()
        var ending: UUID?
        repeat {
            let page = try await scope.reductions(after: ending, limit: 2_000)
            found += page.map { Reduction($0, tenant: tenant) }
            ending = page.count == 2_000 ? page.last?.id : nil
        } while ending != nil
        var cursor: (at: Date, id: UUID)?
        while true {
            let page = try await scope.erasures(after: cursor, limit: 2_000)
            found += page.map { Reduction(erasure: $0, tenant: tenant) }
            guard page.count == 2_000, let last = page.last else { return found }
            cursor = (last.at, last.id)
        }
    }
}
