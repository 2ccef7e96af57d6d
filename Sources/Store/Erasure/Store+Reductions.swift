import Domain
package import Foundation
import Vault

/// Reductions in the database and in the ledger file beside the keystore (decision 0019).
extension Store {
    /// Reductions compared with the database at a time.
    private static let lostPage = 10_000

    /// Notes an erasure in the ledger file; when this returns it is on the disk, outside the database.
    package func note(erasure: StoredErasure, tenant: UUID) async throws {
        try await ledgerFile.append(
            [Reduction(erasure: erasure, tenant: tenant)].map(\.entry) + entries(erasure.suppressions, tenant))
        try Failpoint.hit("person.erase.after-ledger")
    }

    /// Notes a restriction in the ledger file; when this returns it is on the disk, outside the database.
    ///
    /// `isHeld`: Whether a hold brought it about.
    package func note(restriction: StoredRestriction, isHeld: Bool = false, tenant: UUID) async throws {
        try await ledgerFile.append([
            Reduction(
                restriction: restriction.id, of: restriction.person, reason: restriction.reason.rawValue,
                isHeld: isHeld, tenant: tenant, at: restriction.imposedAt
            ).entry
        ])
        try Failpoint.hit("person.restrict.after-ledger")
    }

    /// Notes a withdrawal or an objection in the ledger file; when this returns it is on the disk, outside the database.
    ///
    /// `isRepeat`: One that is on record may stand in the file already, or not: whoever made it may have died or failed before.
    package func note(reduction: StoredReduction, tenant: UUID, isRepeat: Bool = false) async throws {
        let noted =
            isRepeat
            ? Set(try ledgerFile.read { $0.kind != .block && $0.tenant == tenant }.map { Entry($0.entry) }) : []
        let entries = ([Reduction(reduction, tenant: tenant).entry] + entries(reduction.suppressions, tenant))
            .filter { !noted.contains(Entry($0)) }
        if !entries.isEmpty { try await ledgerFile.append(entries) }
        try Failpoint.hit("consent.reduce.after-ledger")
    }

    /// Notes in the ledger file which addresses are not to be stored or written to again.
    package func note(_ suppressions: [Suppression], tenant: UUID) async throws {
        if !suppressions.isEmpty { try await ledgerFile.append(entries(suppressions, tenant)) }
    }

    private func entries(_ suppressions: [Suppression], _ tenant: UUID) -> [ErasureLedgerEntry] {
        suppressions.map { Reduction($0, tenant: tenant).entry }
    }

    /// Notes a hold in the ledger file, or that it was lifted; when this returns it is on the disk, outside the database.
    package func note(hold: StoredHold, tenant: UUID) async throws {
        try await ledgerFile.append(Reduction.all(of: hold, tenant: tenant).suffix(1).map(\.entry))
    }

    /// Notes whom holds are about since her record was joined to another one, and where they were lifted that too.
    package func note(moved holds: [StoredHold], tenant: UUID) async throws {
        let entries = holds.flatMap { Reduction.all(of: $0, tenant: tenant) }.map(\.entry)
        if !entries.isEmpty { try await ledgerFile.append(entries) }
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
        let records = try ledgerFile.read { $0.kind != .block }
        // A hold and its end share an id, and the suppressions of one address.
        var known: [Entry: Reduction] = [:]
        for record in records {
            if let reduction = Reduction(record) { known[Entry(record.entry)] = reduction }
        }
        let destroyed = records.destroyedTenants
        let tenants = try await node.tenants().map(\.id).filter { !destroyed.contains($0) }
        var missing: [ErasureLedgerEntry] = []
        for tenant in tenants {
            let standing = try await reductions(of: tenant)
            let erased = Set(standing.filter(\.isErasure).compactMap(\.subject))
            for reduction in standing {
                let entry = reduction.entry
                let noted = known[Entry(entry)]
                // A hold goes with a joined record. Where she whom the file names is gone, the database is ahead, else behind.
                let isMoved = reduction.isHold && noted != nil && noted?.subject != reduction.subject
                if isMoved, let subject = noted?.subject, !erased.contains(subject) { continue }
                if noted == nil || isMoved { missing.append(entry) }
                known[Entry(entry)] = nil
            }
            // One that stands may have been said again since, against an exception that came back.
            for suppression in try await scoped(to: .system(in: tenant)).suppressions() {
                let entry = Reduction(suppression, tenant: tenant).entry
                if known[Entry(entry)] == nil { missing.append(entry) }
            }
        }
        if !missing.isEmpty { try await ledgerFile.append(missing) }
        // A tenant that the database does not have has nobody in it who could be found.
        let left = Dictionary(grouping: known.values, by: \.tenant)
        var lost: [Reduction] = []
        for tenant in tenants {
            // The end of a hold is asked for when it is known which holds are lost.
            let suspects = (left[tenant] ?? []).sorted { !$0.isLift && $1.isLift }
            var lostHolds: Set<UUID> = []
            for start in stride(from: 0, to: suspects.count, by: Self.lostPage) {
                let page = Array(suspects[start..<min(start + Self.lostPage, suspects.count)])
                let found = try await scoped(to: .system(in: tenant)).lost(among: page, behind: lostHolds)
                lostHolds.formUnion(found.filter { $0.isHold && !$0.isLift }.map(\.id))
                lost += found
            }
        }
        let overridden = records.last { $0.entry.kind == .override }?.sequence ?? 0
        return (lost.sorted { $0.sequence < $1.sequence }, overridden)
    }

    /// What tells one entry of the file from another.
    private struct Entry: Hashable {
        let kind: ErasureLedgerEntry.Kind
        let id: UUID
        let purpose: String?

        init(_ entry: ErasureLedgerEntry) {
            kind = entry.kind
            id = entry.id
            purpose = entry.kind == .suppression ? entry.code : nil
        }
    }

    private func reductions(of tenant: UUID) async throws -> [Reduction] {
        let scope = scoped(to: .system(in: tenant))
        // A hold before the restriction that it brought about: a replay marks the hold with it. Each end stands behind its
        // hold, before the next for the same reason.
        var found = try await scope.holdReductions() + scope.restrictionReductions()
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
