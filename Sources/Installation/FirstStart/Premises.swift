import Domain
import Foundation
package import Logging
import Migrations
package import Postgres
package import Store
package import Vault

/// One installation as both executables find it: settings, embedded cluster, keystore, database.
package struct Premises: Sendable {
    /// The settings in effect.
    package let settings: Settings
    /// The private cluster; nothing with an external database.
    package let cluster: EmbeddedCluster?
    private let logger: Logger
    private var state: StateDirectory { StateDirectory(settings.stateDirectory) }

    /// Names the parts of an installation; nothing is opened.
    package init(_ settings: Settings, logger: Logger) {
        self.settings = settings
        self.logger = logger
        let statements = [EmbeddedMigrations.roles, EmbeddedMigrations.database]
        cluster =
            settings.usesEmbeddedDatabase
            ? EmbeddedCluster(StateDirectory(settings.stateDirectory), statements: statements, logger: logger) : nil
    }

    /// What a start would find.
    ///
    /// - Parameter mayMigrate: whether `--migrate` was given.
    /// - Returns: The facts to decide from.
    /// - Throws: `VaultError` where there is a keystore that cannot be read.
    package func facts(mayMigrate: Bool) throws -> StartFacts {
        let keystoreExists = Vault.isInitialized(directory: settings.keystoreDirectory)
        var database = StartFacts.Database.external
        var holdsTenants = false
        if let cluster {
            database = .embedded(exists: cluster.exists)
            // Only a database that is not there makes it matter whose keys these are.
            if !cluster.exists, keystoreExists { holdsTenants = try !openVault(.reader).summary().tenants.isEmpty }
        }
        return StartFacts(
            database: database, keystoreExists: keystoreExists, keystoreHoldsTenants: holdsTenants,
            isUnfinished: FileManager.default.fileExists(atPath: state.unfinishedFirstStart), mayMigrate: mayMigrate)
    }

    /// Starts what `obhutd` serves from: makes what a first start makes, starts the cluster, migrates.
    ///
    /// Cut short at any step, the next start goes on where this one ended. An external database that does not answer is
    /// waited for by the service, not here.
    /// - Returns: What was decided; when it is sealed, nothing was opened.
    package func start(mayMigrate: Bool) async throws -> StartDecision {
        try state.prepare()
        let decision = StartDecision.decide(try facts(mayMigrate: mayMigrate))
        if decision.makesKeystore || decision.makesCluster {
            try PrivateFile.write("", to: state.unfinishedFirstStart)
        }
        if decision.makesKeystore { try makeKeystore() }
        if decision.missing != .database { try await cluster?.start(making: decision.makesCluster) }
        if decision.migrates { try await migrate(binding: !decision.isSealed) }
        if !decision.isSealed { try? FileManager.default.removeItem(atPath: state.unfinishedFirstStart) }
        return decision
    }

    /// Makes the keystore with its root key and, without a recipient, the recovery key file.
    package func makeKeystore(recipient: RecoveryRecipient? = nil) throws {
        let directory = settings.keystoreDirectory
        try state.prepare()
        try StateDirectory.makeDirectories((directory as NSString).deletingLastPathComponent)
        let summary = try Vault.initialize(
            directory: directory, root: settings.rootProvider, recoveryRecipient: recipient)
        logger.notice("made the keystore", metadata: ["place": "\(directory)"])
        if let warning = summary.warning { logger.warning("\(warning)") }
    }

    /// Brings the schema up to date as its owner and, with a keystore, binds the database to it.
    package func migrate(binding: Bool) async throws {
        let client = PostgresClient(try configuration(.owner, name: "obhut migrate"), logger: logger)
        do {
            let applied = try await Migrator(files: EmbeddedMigrations.files).migrate(client)
            if !applied.isEmpty {
                logger.notice(
                    "migrated the database", metadata: ["files": "\(applied.map(\.name).joined(separator: " "))"])
            }
            if binding { try await store(client, vault: openVault(.reader)).bindInstallation() }
        } catch {
            await client.shutdown()
            throw error
        }
        await client.shutdown()
    }

    /// Opens the keystore.
    package func openVault(_ mode: Vault.Mode) throws(VaultError) -> Vault {
        try Vault.open(directory: settings.keystoreDirectory, root: settings.rootProvider, mode: mode)
    }

    /// Joins a client and an opened keystore to a store, with the erasure ledger file and the business clock.
    package func store(_ client: PostgresClient, vault: Vault) throws -> Store {
        Store(
            postgres: client, vault: vault,
            ledgerFile: try ErasureLedgerFile.open(directory: settings.keystoreDirectory),
            clock: SystemClock(offset: settings.clockOffset), logger: logger)
    }

    /// A cluster in a state directory of its own, for a restore that serves nobody.
    package func scratchCluster(_ state: StateDirectory) -> EmbeddedCluster {
        EmbeddedCluster(state, statements: [], logger: logger)
    }

    /// A way into a cluster as one role.
    package func client(of cluster: EmbeddedCluster, as role: ClusterRole = .owner, name: String) -> PostgresClient {
        PostgresClient(
            PostgresConfiguration(connectionString: cluster.address(role), applicationName: name), logger: logger)
    }

    /// How to reach the database as one role.
    ///
    /// - Throws: `SettingsError` where an external database is set and the address of the owner is not.
    package func configuration(_ role: ClusterRole, name: String) throws(SettingsError) -> PostgresConfiguration {
        if let cluster { return PostgresConfiguration(connectionString: cluster.address(role), applicationName: name) }
        let key: SettingKey = role == .runtime ? .databaseURL : .ownerDatabaseURL
        guard let address = role == .runtime ? settings.databaseURL : settings.ownerDatabaseURL else {
            throw SettingsError([SettingsProblem(key: key.environment, reason: "is needed for this")])
        }
        return PostgresConfiguration(connectionString: address, applicationName: name)
    }
}
