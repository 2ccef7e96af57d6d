import Domain
import Foundation
import Logging
import Operations
import Postgres
import ServiceLifecycle
import Store
import Vault

/// Opens the service once this process is the active one and the database is not older than its ledger file.
///
/// The lease is an advisory lock of one connection: it ends with the process or the database, and whoever waits takes
/// over. Erasures and blocks that the file has and the database lacks mean a rollback: the service stays fenced until an
/// operator has them carried out again.
struct Gatekeeper: Service {
    private static let interval = Duration.milliseconds(500)
    private static let fenced = Duration.seconds(2)
    private static let housekeeping = Duration.seconds(600)
    let store: Store
    let postgres: PostgresClient
    let state: ServiceState
    let imports: ImportQueue?
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await postgres.withSession { session in try await keepWatch(session) }
                } catch is CancellationError {
                    break
                } catch {
                    stepBack(error)
                }
                try? await Task.sleep(for: Self.interval)
            }
        }
    }

    /// Closes the service after an error: sealed where somebody has to change something, otherwise until the next try.
    private func stepBack(_ error: any Error) {
        guard let reason = Self.reason(error) else {
            if let trouble = Self.trouble(error) {
                if state.setTrouble(trouble) {
                    logger.error(
                        "the checks of the start failed and are tried again",
                        metadata: ["component": "\(trouble.component)", "error": "\(error)"])
                }
            } else {
                logger.debug("the lease is not held", metadata: ["error": "\(error)"])
                state.setDatabaseAnswers(false)
                state.setTrouble(nil)
            }
            if state.gate == .open { state.set(.starting) }
            return
        }
        if state.gate != .sealed { logger.error("sealed: \(reason)") }
        state.set(.sealed)
    }

    /// What no further try will change, in words.
    private static func reason(_ error: any Error) -> String? {
        switch error {
        case StoreError.foreignKeystore: "the database belongs to another keystore"
        case StoreError.olderKeystore: "the keystore is older than the database; put a newer copy of it in its place"
        case StoreError.privilegedRole:
            "the database's role is superuser, bypasses row-level security or owns the tables; name one that does not"
        case let error as PostgresError where error.isUndefinedTable || error.isUndefinedColumn:
            "the database has not the tables of this version; start with --migrate"
        default: nil
        }
    }

    /// What stands in the way although the database answers; nil where it does not.
    private static func trouble(_ error: any Error) -> ServiceState.Trouble? {
        switch error {
        case let error as PostgresError:
            if error.isUnavailability || [.outcomeUnknown, .cancelled].contains(error.code) { return nil }
            return ServiceState.Trouble(component: "database", code: error.sqlState ?? error.code.description)
        case let error as VaultError:
            let isLedger = error.file?.hasSuffix(ErasureLedgerFile.fileName) ?? false
            return ServiceState.Trouble(component: isLedger ? "ledger" : "keystore", code: error.code.rawValue)
        default: return ServiceState.Trouble(component: "start", code: "\(type(of: error))")
        }
    }

    /// Returns only by an error or cancellation.
    private func keepWatch(_ session: PostgresSession) async throws {
        while try await !store.takeLease(session) {
            state.setDatabaseAnswers(true)
            state.set(.standby)
            try await Task.sleep(for: Self.interval)
        }
        state.setDatabaseAnswers(true)
        let unfinished = try await checkUntilOpen(session)
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask {
                await finish(unfinished)
                await keepHouse()
            }
            try await holdLease(session)
        }
    }

    /// Looks again and again while the service is fenced, for as long as the lease is held.
    private func checkUntilOpen(_ session: PostgresSession) async throws -> [(tenant: UUID, batch: UUID)] {
        while true {
            let unfinished = try await check()
            guard state.gate == .fenced else { return unfinished }
            try await Task.sleep(for: Self.fenced)
            try await store.checkLease(session)
            state.setDatabaseAnswers(true)
        }
    }

    private func holdLease(_ session: PostgresSession) async throws {
        while !Task.isCancelled {
            try await store.checkLease(session)
            state.setDatabaseAnswers(true)
            try await Task.sleep(for: Self.interval)
        }
    }

    /// Goes on with what an earlier process began and did not finish.
    private func finish(_ undoing: [(tenant: UUID, batch: UUID)]) async {
        guard state.gate == .open else { return }
        await attempt("files that wait could not be taken up") { try await imports?.resume() }
        let undo = UndoImport(store)
        for (tenant, batch) in undoing {
            do {
                _ = try await undo(batch, by: .system(in: tenant))
            } catch {
                logger.warning(
                    "an import could not be taken back further", metadata: ["import": "\(batch)", "error": "\(error)"])
            }
        }
    }

    /// Takes tags that end from whoever still carries them.
    private func endTags() async {
        let tags = ManageTags(store)
        for tenant in (try? await store.node.tenants()) ?? [] {
            do {
                try await tags.finishEnding(in: tenant.id)
            } catch {
                logger.warning(
                    "a tag could not be taken from everybody",
                    metadata: ["tenant": "\(tenant.id)", "error": "\(error)"])
            }
        }
    }

    /// Forgets what had its day and ends what was cut off, for as long as this process is the active one.
    private func keepHouse() async {
        while state.gate == .open {
            await attempt("expired files could not be forgotten") { try await imports?.forgetExpired() }
            await attempt("sign-ups that are over could not be forgotten") { try await ExpireSignups(store)() }
            await attempt("requests that are over could not be forgotten") { try await ExpireRequests(store)() }
            await attempt("links that are over could not be forgotten") { try await ExpireLinks(store)() }
            await endTags()
            guard (try? await Task.sleep(for: Self.housekeeping)) != nil else { return }
        }
    }

    /// Does what waits until the next time where it fails.
    private func attempt(_ warning: Logger.Message, _ work: () async throws -> Void) async {
        do {
            try await work()
        } catch {
            logger.warning(warning, metadata: ["error": "\(error)"])
        }
    }

    /// Opens the service where nothing speaks against it.
    ///
    /// - Returns: Imports that an earlier process had begun to take back.
    private func check() async throws -> [(tenant: UUID, batch: UUID)] {
        try await store.checkRole()
        try await store.checkInstallation()
        let fence = try await store.fence()
        state.setTrouble(nil)
        guard !fence.isClosed else {
            if state.gate != .fenced {
                logger.error(
                    "fenced: the database is older than the erasure ledger beside the keystore; nothing personal is served until 'obhut erasure replay' has been run",
                    metadata: [
                        "reductions": "\(fence.standing.count)", "tenants": "\(fence.tenants.count)",
                    ])
            }
            state.setFence(
                """
                closed: the database was rolled back; it has lost \(fence.standing.count) erasures, restrictions or withdrawals, and \
                \(fence.tenants.count) tenants are behind the keystore. 'obhut erasure replay' carries them out again.
                """)
            state.set(.fenced)
            return []
        }
        if fence.isOverridden {
            logger.warning("an operator overrode the fence", metadata: ["reductions": "\(fence.reductions.count)"])
        }
        state.setFence(fence.isOverridden ? "overridden by an operator" : nil)
        try await ManageWordings(store).adoptDefaults()
        let undoing = try await store.endAbandonedImports(of: store.node.tenants().map(\.id), ofService: true)
        if state.gate != .open { logger.notice("the service is open") }
        state.set(.open)
        return undoing
    }
}
