import Domain
import Foundation
import Installation
import Logging
import Postgres
import Store
import Synchronization
import Vault

extension Session {
    /// The keystore.
    ///
    /// - Throws: `VaultError` naming the file that is missing or wrong.
    func vault(_ mode: Vault.Mode = .reader) async throws -> Vault {
        let settings = try settings()
        return try Vault.open(directory: settings.keystoreDirectory, root: settings.rootProvider, mode: mode)
    }

    /// The database as its owner sees it.
    func database() async throws -> PostgresClient {
        if let client = opened.withLock({ $0 }) { return client }
        let settings = try settings()
        guard let address = settings.ownerDatabaseURL ?? settings.databaseURL else {
            throw Failure(.notReady, "database-missing", "There is no database: set OBHUT_OWNER_DATABASE_URL.")
        }
        let client = PostgresClient(
            PostgresConfiguration(connectionString: address, applicationName: "obhut"), logger: logger)
        opened.withLock { $0 = client }
        return client
    }

    /// Database and keystore together. A writer alone may add keys, and there is one at a time.
    func store(_ mode: Vault.Mode = .reader) async throws -> Store {
        let settings = try settings()
        let store = Store(
            postgres: try await database(), vault: try await vault(mode),
            ledgerFile: try ErasureLedgerFile.open(directory: settings.keystoreDirectory),
            clock: SystemClock(offset: settings.clockOffset), logger: logger)
        try await store.checkInstallation()
        return store
    }

    /// Database, keystore and an actor in the tenant of `--tenant`.
    func tenant() async throws -> (store: Store, actor: Actor) {
        let slug = try tenantSlug()
        let store = try await store()
        let tenant = try await store.node.tenant(slug: slug)
        return (store, operatorActor(in: tenant.id))
    }

    /// The operator as the logs name her.
    func operatorActor(in tenant: UUID) -> Actor {
        Actor(
            tenant: tenant, member: nil, role: .owner, purpose: "operation",
            via: .operator(user: caller, reason: reference))
    }

    /// Lets go of everything that was opened.
    func close() async {
        let client = opened.withLock { client in
            defer { client = nil }
            return client
        }
        await client?.shutdown()
    }
}

extension Settings {
    /// Where the root key comes from, as the vault knows it.
    var rootProvider: RootProvider {
        switch rootKey {
        case .file(let path): .file(path)
        case .passphraseFile(let path): .passphrase(file: path)
        }
    }
}
