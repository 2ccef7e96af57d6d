package import Domain
package import Foundation
package import Store
import Vault

/// Looks whether a restored database is what it was: the keystore opens a sample, and the signed logs hold.
package struct ProveBackup: Sendable {
    /// What was looked at.
    package struct Outcome: Sendable, Equatable {
        /// Tenants in the database.
        package var tenants = 0
        /// Wrapped keys that were opened.
        package var keys = 0
        /// People whose records were opened.
        package var people = 0
        /// Signed blocks that were checked.
        package var blocks = 0
        /// Flaws in the logs, or in rows they vouch for.
        package var findings = 0

        /// Counts what was looked at.
        package init(tenants: Int = 0, keys: Int = 0, people: Int = 0, blocks: Int = 0, findings: Int = 0) {
            self.tenants = tenants
            self.keys = keys
            self.people = people
            self.blocks = blocks
            self.findings = findings
        }
    }

    /// Keys opened in each epoch of a tenant.
    private static let keySample = 500
    /// Records opened in each tenant.
    private static let peopleSample = 100
    private let store: Store

    /// Looks at the database of this store, which nobody else uses.
    package init(_ store: Store) { self.store = store }

    /// Looks at every tenant.
    ///
    /// - Parameters:
    ///   - manifest: The backup's; the log has to know what the ledger file knew when it was begun.
    ///   - actor: Who looks, in each tenant.
    /// - Returns: What was looked at, and how many flaws there were.
    /// - Throws: `VaultError` for a key that does not open, `PostgresError`.
    package func callAsFunction(_ manifest: BackupManifest, by actor: (UUID) -> Actor) async throws -> Outcome {
        try await store.checkInstallation()
        var outcome = Outcome()
        for tenant in try await store.node.tenants().map(\.id) {
            try Task.checkCancellation()
            // Whoever was destroyed since is in the backup, and its keys are not in the keystore.
            guard store.vault.hasTenant(tenant) else { continue }
            outcome.tenants += 1
            let scope = store.scoped(to: actor(tenant))
            for epoch in try await scope.epochs() where epoch.keys > 0 {
                outcome.keys += try await scope.openKeys(of: epoch.epoch, atMost: Self.keySample)
            }
            outcome.people += try await scope.sweep(after: nil, limit: Self.peopleSample, action: "backup.drill").count
            let report = try await AuditVerifier(store).verify(tenant, through: manifest.ledgerSequence)
            outcome.blocks += report.blocks
            outcome.findings += report.findingCount
        }
        return outcome
    }
}
