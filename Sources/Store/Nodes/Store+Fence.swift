package import Domain
package import Foundation
import Vault

/// The fence of a node: finding out whether it stands, and taking a rolled-back database on.
extension Store {
    /// Compares the database with the ledger file and the keystore.
    ///
    /// What the database has and the file lacks is appended: the process died between the two.
    ///
    /// - Throws: ``StoreError/olderKeystore`` where it is the keystore that was rolled back: no replay helps there.
    package func fence() async throws -> Fence {
        let (reductions, overriddenThrough) = try await lostReductions()
        var tenants = Set(try await markBlocks())
        for tenant in try await node.tenants().map(\.id) {
            // A tenant without keys was destroyed; one that the keystore never heard of came after it.
            guard vault.hasTenant(tenant) else {
                guard try vault.summary().tenants.contains(tenant) else { throw StoreError.olderKeystore }
                continue
            }
            let scope = scoped(to: .system(in: tenant))
            _ = try await scope.newestEpoch()
            _ = try await scope.knownIndexes()
            if try await !scope.knowsActiveEpoch() { tenants.insert(tenant) }
        }
        return Fence(
            reductions: reductions, tenants: tenants.sorted { $0.uuidString < $1.uuidString },
            destroyed: try await lostDestructions(), overriddenThrough: overriddenThrough)
    }

    /// Lets tenants that were rolled back be written to again: the epoch of their keys is known, and their log goes on in a
    /// new incarnation, first in the database, then in the file. What was lost of reductions is not looked at.
    ///
    /// Needs the owner's role. Begun again after a kill, it goes on.
    ///
    /// - Parameters:
    ///   - tenants: Those of ``Fence/tenants``.
    ///   - actor: Who answers for it, in each tenant.
    /// - Throws: `PostgresError`, `VaultError`; what was reached stays.
    package func takeOn(_ tenants: [UUID], by actor: (UUID) -> Actor) async throws {
        let present = Set(try await node.tenants().map(\.id))
        let lost = Set(try await markBlocks())
        for tenant in tenants {
            if present.contains(tenant), vault.hasTenant(tenant) { try await learnEpoch(of: tenant, by: actor(tenant)) }
            guard lost.contains(tenant) else { continue }
            let next = (try BlockMarks(ledgerFile, tenant: tenant).highest[tenant] ?? 0) + 1
            if present.contains(tenant) { try await scoped(to: actor(tenant)).openIncarnation(next) }
            try await ledgerFile.append([BlockMarks.restore(of: tenant, incarnation: next, at: clock.now)])
        }
        // From here on the blocks that the database does hold bind again.
        try await markBlocks()
    }

    /// Lets a tenant's keys be wrapped under the epoch that the keystore has come to.
    ///
    /// - Throws: ``StoreError/olderKeystore`` where that is an epoch the database has left behind.
    package func learnEpoch(of tenant: UUID, by actor: Actor) async throws {
        let scope = scoped(to: actor)
        _ = try await scope.newestEpoch()
        guard try await !scope.knowsActiveEpoch() else { return }
        try await scope.activate(epoch: try vault.activeEpoch(tenant))
    }

    /// Lets all that is lost now pass, durably and logged: in the ledger file and in the log of every tenant concerned.
    ///
    /// - Parameters:
    ///   - fence: What is lost.
    ///   - reason: A reference such as a ticket number; no names.
    ///   - actor: Who answers for it, in each tenant.
    /// - Throws: `PostgresError`, `VaultError`; what was reached stays, and the fence with it.
    package func override(_ fence: Fence, reason: String, by actor: (UUID) -> Actor) async throws {
        try await takeOn(fence.tenants, by: actor)
        let present = Set(try await node.tenants().map(\.id))
        for tenant in Set(fence.tenants + fence.reductions.map(\.tenant)).intersection(present) {
            try await scoped(to: actor(tenant)).noteOverride()
        }
        try await ledgerFile.append([
            ErasureLedgerEntry(kind: .override, tenant: Self.everyTenant, id: UUID(), code: reason, at: clock.now)
        ])
    }

    /// Stands for the whole node where an entry of the ledger file concerns no single tenant.
    private static let everyTenant = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
}
