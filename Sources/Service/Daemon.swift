import Domain
import Foundation
import HTTPSupport
import Installation
import Logging
import Observability
import Operations
import Postgres
import ServiceLifecycle
import Store
import UnixSignals
import Vault
import Webhooks

/// `obhutd`: starts what is missing, serves, stops in order.
package enum Daemon {
    private static let usage = """
        usage: obhutd [serve] [--migrate] [--config FILE] [--http-port PORT] [settings as options]

        Serves pages, API and probes until SIGTERM or SIGINT. Settings come from options, OBHUT_… environment,
        OBHUT_SECRETS_DIR and the configuration file; 'obhut config show' lists them.
          --migrate   bring an external database up to date first, over OBHUT_OWNER_DATABASE_URL
          --version   print the version

        """

    /// Runs with the process's arguments and ends the process.
    package static func main() -> Never {
        MainThread.wait { await run(Array(CommandLine.arguments.dropFirst())) }
    }

    private static func run(_ arguments: [String]) async -> Int32 {
        do {
            let (sources, rest) = try SettingsSources.split(arguments)
            var words = rest
            let mayMigrate = words.contains("--migrate")
            words.removeAll { $0 == "--migrate" || $0 == "serve" }
            if words == ["--version"] { return tell("obhutd \(Release.version)\n", STDOUT_FILENO, code: 0) }
            if words == ["--help"] || words == ["-h"] { return tell(usage, STDOUT_FILENO, code: 0) }
            guard words.isEmpty else { return tell(usage, STDERR_FILENO, code: 64) }
            let settings = try Settings(reading: sources)
            _ = try await ProcessIdentity.assume(settings)
            try await serve(settings, mayMigrate: mayMigrate)
            return 0
        } catch let error as SettingsError {
            return tell("obhutd: \(error)\n", STDERR_FILENO, code: 64)
        } catch let error as VaultError {
            return tell("obhutd: keystore: \(error)\n", STDERR_FILENO, code: 4)
        } catch let error as any Error & CustomStringConvertible {
            // Errors of ours describe themselves with codes and file names, never with values.
            return tell("obhutd: \(error)\n", STDERR_FILENO, code: 1)
        } catch {
            return tell("obhutd: \(type(of: error))\n", STDERR_FILENO, code: 1)
        }
    }

    private static func tell(_ text: String, _ descriptor: Int32, code: Int32) -> Int32 {
        FileHandle(fileDescriptor: descriptor).write(Data(text.utf8))
        return code
    }

    private static func serve(_ settings: Settings, mayMigrate: Bool) async throws {
        RedactingLogHandler.bootstrap(
            level: settings.logLevel, format: settings.logFormat == .json ? .json : .text)
        let registry = PrometheusRegistry()
        registry.bootstrap()
        let logger = Logger(label: "obhutd")
        if let warning = MemoryProtection.apply().warning { logger.warning("\(warning)") }
        if let offset = settings.clockOffset {
            logger.warning("business time is shifted: this is a drill", metadata: ["offset": "\(offset)"])
        }
        let premises = Premises(settings, logger: logger)
        let state = ServiceState(.starting, clockOffset: settings.clockOffset.map { "\($0)" })
        var services: [any Service] = []
        do {
            let decision = try await premises.start(mayMigrate: mayMigrate)
            if let cluster = premises.cluster, decision.missing != .database {
                services.append(ClusterService(cluster: cluster))
            }
            guard !decision.isSealed else {
                throw Sealed(reason: "there is no \(decision.missing.map { "\($0)" } ?? "keystore")")
            }
            let vault = try premises.openVault(.reader)
            services += try working(premises, vault: vault, state: state, logger: logger)
        } catch let error as VaultError {
            logger.error("sealed: the keystore cannot be opened", metadata: ["reason": "\(error)"])
            state.set(.sealed)
        } catch StoreError.foreignKeystore {
            logger.error(
                "sealed: the database belongs to another keystore",
                metadata: ["keystore": "\(settings.keystoreDirectory)"])
            // It was started to be asked; it ends with this process.
            if let cluster = premises.cluster { services.append(ClusterService(cluster: cluster)) }
            state.set(.sealed)
        } catch let error as Sealed {
            logger.error("sealed: \(error.reason)", metadata: ["keystore": "\(settings.keystoreDirectory)"])
            state.set(.sealed)
        }
        if state.gate == .sealed {
            services.append(
                try HTTPServer(sealed: settings, state: state)
                    .application(settings, logger: logger, ready: ready(settings, logger)))
        }
        services.append(MetricsListener(registry: registry, port: settings.metricsPort, logger: logger))
        var configuration = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(18)
        try await ServiceGroup(configuration: configuration).run()
    }

    /// The services of an unsealed installation, in the order of their dependence.
    private static func working(
        _ premises: Premises, vault: Vault, state: ServiceState, logger: Logger
    ) throws -> [any Service] {
        let settings = premises.settings
        let postgres = PostgresClient(try premises.configuration(.runtime, name: "obhutd"), logger: logger)
        let store = try premises.store(postgres, vault: vault)
        let server = try HTTPServer(settings, store: store, state: state)
        let watch: [any Service] = server.directory.map { [DirectoryWatch(directory: $0, logger: logger)] } ?? []
        return [
            postgres,
            Sequencer(store, while: { state.gate == .open }),
            ImportWorker(queue: server.imports),
            Gatekeeper(store: store, postgres: postgres, state: state, imports: server.imports, logger: logger),
            JobWorker(
                store: store, state: state, handlers: handlers(settings, store), logger: logger),
            KeystoreWatch(vault: vault, logger: logger),
            CredentialWatch(store: store, identities: server.router.identities, logger: logger),
        ] + watch + [
            try server.application(settings, logger: logger, ready: ready(settings, logger))
        ]
    }

    /// Who does which jobs of the queue.
    private static func handlers(_ settings: Settings, _ store: Store) -> [any JobHandler] {
        let post = MailPost(settings)
        return [
            SendMemberMail(store, post: post), SendConfirmation(store, post: post), SendRequestMail(store, post: post),
            SendCampaign(store, post: post),
            SendWebhook(
                store, client: WebhookClient(AddressGuard(allowsLoopback: settings.allowsLoopbackWebhooks))),
            EraseWhenDue(store, declaration: ErasureDeclaration(settings)),
            CarryOutRequest(store, declaration: ErasureDeclaration(settings)),
        ]
    }

    private static func ready(_ settings: Settings, _ logger: Logger) -> @Sendable (Int) -> Void {
        { port in
            logger.notice("obhutd ready", metadata: ["address": "\(settings.httpHost)", "port": "\(port)"])
        }
    }

    /// Why the service answers nothing but its state.
    private struct Sealed: Error {
        var reason: String
    }
}
