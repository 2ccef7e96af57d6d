import Domain
import Foundation
import Installation
import Postgres
import Store
import Vault

extension Session {
    /// The keystore.
    ///
    /// - Throws: `VaultError` naming the file that is missing or wrong.
    func vault() async throws -> Vault { try await entrance.enter().openVault(.reader) }

    /// The recovery key in a file that was named on the command line.
    ///
    /// - Throws: `VaultError` naming the file.
    func recoveryKey(_ file: String) throws -> RecoveryKey {
        let secret = try files.file(file).handle()
        // The descriptor is open for as long as its handle lives.
        defer { withExtendedLifetime(secret) {} }
        return try RecoveryKey(descriptor: secret.fileDescriptor, file: file)
    }

    /// The database as its owner sees it.
    func database(making: Bool = false) async throws -> PostgresClient {
        try await entrance.database(making: making)
    }

    /// Database and keystore together. A writer alone may add keys, and there is one at a time.
    func store(_ mode: Vault.Mode = .reader) async throws -> Store { try await entrance.store(mode) }

    /// Database, keystore and an actor in the tenant of `--tenant`; what a command that changes something wrote is sealed
    /// before it ends.
    ///
    /// - Throws: `Failure` 4 `fenced` while the database is older than the ledger file, `Refusal` 404.
    func tenant(changes: Bool = false) async throws -> (store: Store, actor: Actor) {
        let slug = try tenantSlug()
        let store = try await store()
        guard try await store.reconcileLedger() == 0 else { throw Failure.fenced }
        let tenant = try await store.node.tenant(slug: slug)
        guard try await store.markBlocks(of: tenant.id).isEmpty else { throw Failure.fenced }
        if changes, !global.dryRun { await entrance.note(change: tenant.id, in: store) }
        return (store, operatorActor(in: tenant.id))
    }

    /// The tenant of `--tenant`; every tenant of this node where none is named.
    ///
    /// - Throws: `Refusal` 404.
    func tenants(in store: Store) async throws -> [TenantRecord] {
        guard let slug = global.tenant else { return try await store.node.tenants() }
        return [try await store.node.tenant(slug: slug)]
    }

    /// The operator as the logs name her.
    func operatorActor(in tenant: UUID) -> Actor {
        Actor(
            tenant: tenant, member: nil, role: .owner, purpose: "operation",
            via: .operator(user: caller, reason: reference))
    }
}
