package import Domain
import Foundation
package import Logging
package import Postgres
package import Vault

/// The database of a node as the features see it: rows go in sealed and come out opened, always inside one tenant.
///
/// A connection is reached only through ``scoped(to:)``, or through ``node`` for the few node-wide tables without a
/// personal value.
package final class Store: Sendable {
    /// The client of the role this process runs as.
    let postgres: PostgresClient
    /// The opened keystore.
    package let vault: Vault
    /// The file beside the keystore that remembers every reduction and every sealed block.
    package let ledgerFile: ErasureLedgerFile
    /// Business time; SQL never asks the server for it.
    package let clock: any BusinessClock
    let logger: Logger
    /// Tenants by id with their policy and purposes, kept for a few seconds.
    let tenantCache: TenantCache

    /// Joins database, keystore, ledger file and clock; opens nothing by itself.
    package init(
        postgres: PostgresClient, vault: Vault, ledgerFile: ErasureLedgerFile, clock: any BusinessClock, logger: Logger
    ) {
        self.postgres = postgres
        self.vault = vault
        self.ledgerFile = ledgerFile
        self.clock = clock
        self.logger = logger
        self.tenantCache = TenantCache()
    }

    /// The database as `actor` may see it: row-level security holds it to the actor's tenant.
    package func scoped(to actor: Actor) -> TenantScope {
        TenantScope(store: self, actor: actor)
    }

    /// What stands outside every tenant.
    package var node: NodeScope { NodeScope(store: self) }
}
