import Foundation
import Glibc
import Installation
import Logging
import Postgres
import Store
import Vault

/// The way into the installation: root is given up before anything of it is touched, and what was opened is closed at the end.
actor Entrance {
    /// The settings, or why they cannot be used; read while the process still is who called it.
    nonisolated let settings: Result<Settings, SettingsError>
    private let givesUpRoot: Bool
    private let environment: [String: String]
    private let logger = Logger(label: "obhut") { _ in SwiftLogNoOpLogHandler() }
    private var premises: Premises?
    private var client: PostgresClient?
    private var changed: (store: Store, tenant: UUID)?
    private var readers: [Vault] = []
    /// What of this process's memory is not protected though keys may have been in it.
    private(set) var memoryWarning: String?

    /// How often a command that goes on for long looks whether keys turned; the service looks as often.
    private static let keyInterval = Duration.seconds(1)

    /// Rounds of sealing before a command ends; what is left is the service's.
    private static let sealingRounds = 8

    init(_ settings: Result<Settings, SettingsError>, givesUpRoot: Bool, environment: [String: String]) {
        self.settings = settings
        self.givesUpRoot = givesUpRoot
        self.environment = environment
    }

    /// The installation, entered as whom we work as.
    ///
    /// - Throws: `SettingsError`, `IdentityError`, `StateDirectoryError`, `ClusterError`.
    func enter() async throws -> Premises {
        if let premises { return premises }
        let settings = try settings.get()
        if givesUpRoot {
            _ = try await ProcessIdentity.assume(settings, environment: environment)
            // Another user's process may be looked into again.
            memoryWarning = MemoryProtection.apply().warning
        }
        let entered = Premises(settings, logger: logger)
        premises = entered
        return entered
    }

    /// The settings with every file that they name opened and parsed, as whom we work as; nothing is made.
    ///
    /// - Throws: `SettingsError`, `IdentityError`.
    func look() throws {
        let settings = try settings.get()
        if givesUpRoot { try ProcessIdentity.look() }
        try settings.checkFiles()
    }

    /// The database as its owner sees it; the embedded one runs when this returns, and is made first where `making` says so.
    ///
    /// - Throws: `Failure` 4 saying what is missing, `ClusterError`.
    func database(making: Bool) async throws -> PostgresClient {
        if let client { return client }
        let premises = try await enter()
        if let cluster = premises.cluster {
            guard making || cluster.exists else { throw Failure.noDatabase(premises.settings.stateDirectory) }
            try await cluster.start(making: making)
        } else if premises.settings.ownerDatabaseURL == nil {
            throw Failure.noOwner
        }
        var configuration = try premises.configuration(.owner, name: "obhut")
        // Whoever types a command rather waits a little than types it again.
        configuration.acquireTimeout = .seconds(5)
        let opened = PostgresClient(configuration, logger: logger)
        client = opened
        return opened
    }

    /// Database and keystore together.
    ///
    /// A database that belongs to no keystore yet is bound to this one, unless the keystore holds keys of tenants: their
    /// data must then lie somewhere else.
    /// - Throws: `StoreError`, `VaultError`, `PostgresError`, `Failure` 4.
    func store(_ mode: Vault.Mode) async throws -> Store {
        let premises = try await enter()
        let vault = try premises.openVault(mode)
        if mode == .reader { readers.append(vault) }
        let store = try premises.store(try await database(making: false), vault: vault)
        do {
            try await store.checkInstallation()
        } catch StoreError.foreignKeystore {
            guard try vault.summary().tenants.isEmpty else { throw StoreError.foreignKeystore }
            try await store.bindInstallation()
        }
        return store
    }

    /// Reads the keystore again while a command works, until it is cancelled: an import or a mailing lives longer than a turn
    /// of keys waits for whoever knows only the former ones (decision 0029).
    func watchKeys() async {
        while (try? await Task.sleep(for: Self.keyInterval)) != nil {
            // What cannot be read now is said by whoever needs a key of it.
            for vault in readers { try? vault.reload() }
        }
    }

    /// Whether this process is root and gives root up when it enters.
    nonisolated var isRoot: Bool { givesUpRoot && geteuid() == 0 }

    /// Whether a server of ours works, looked at without entering.
    nonisolated var isServerRunning: Bool {
        (try? settings.get()).map { Premises($0, logger: logger) }?.cluster?.isRunning ?? false
    }

    /// Puts what the database server has in memory into its files; nil where no server of ours runs.
    ///
    /// - Throws: `IdentityError`, `PostgresError`.
    func flush() async throws -> ServerFlush? {
        let premises = try await enter()
        guard let cluster = premises.cluster else {
            guard premises.settings.ownerDatabaseURL != nil else { return .refused }
            let client = PostgresClient(try premises.configuration(.owner, name: "obhut"), logger: logger)
            // Where it does not answer, its files are searched as they are, and the answer says so.
            return (try? await Self.flush(client)) ?? .refused
        }
        guard cluster.isRunning else { return nil }
        return try await Self.flush(premises.client(of: cluster, as: .superuser, name: "obhut checkpoint"))
    }

    private static func flush(_ client: PostgresClient) async throws -> ServerFlush {
        do {
            let flushed = try await ServerFlush.order(client)
            await client.shutdown()
            return flushed
        } catch {
            await client.shutdown()
            throw error
        }
    }

    /// Remembers that a tenant was changed, so that its log is sealed before the command ends.
    func note(change tenant: UUID, in store: Store) { changed = (store, tenant) }

    /// Seals what the command wrote. A service that runs may be faster, and what neither does waits: nothing is lost by it.
    private func seal() async {
        guard let (store, tenant) = changed else { return }
        changed = nil
        let sequencer = Sequencer(store)
        guard (try? await store.markBlocks(of: tenant).isEmpty) == true else { return }
        for _ in 0..<Self.sealingRounds {
            guard (try? await sequencer.sealOnce(tenant).hasMore) == true else { return }
        }
    }

    /// Closes the database and lets go of the embedded cluster, which its last user stops.
    func leave() async {
        await seal()
        await client?.shutdown()
        client = nil
        readers = []
        await premises?.cluster?.stop()
        premises = nil
    }
}

extension Failure {
    fileprivate static func noDatabase(_ directory: String) -> Failure {
        Failure(
            .notReady, "database-missing",
            "There is no database in \(directory): start obhutd, or run 'obhut database migrate'.")
    }

    fileprivate static var noOwner: Failure {
        Failure(
            .notReady, "database-missing", field: SettingKey.ownerDatabaseURL.environment,
            "OBHUT_OWNER_DATABASE_URL is not set: this command works as the owner of the database.")
    }
}
