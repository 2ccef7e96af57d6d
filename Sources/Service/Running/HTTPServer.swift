import API
import Directory
import Domain
import HTTPSupport
import Hummingbird
import HummingbirdCore
import HummingbirdHTTP2
import HummingbirdTLS
import Installation
import Logging
import Operations
import Store
import Vault
import Web

/// Puts the HTTP surface together: router, routes and listener. Tests build the same.
struct HTTPServer {
    /// The router with every route.
    let router: ObhutRouter
    /// The work on uploaded files, which the service has to run.
    let imports: ImportQueue?
    /// What is searched in, to be kept from holding people who are gone.
    let directory: Directory?
    private let settings: HTTPSettings

    /// Joins the use cases of a store to the router.
    init(_ settings: Settings, store: Store, state: ServiceState) throws {
        let http = try HTTPSettings(
            baseURL: BaseURL(settings.baseURL.description),
            trustedProxies: TrustedProxies(parsing: settings.trustedProxies.map(\.description).joined(separator: ",")),
            uploads: WebRoutes.uploads)
        let hasher = try NodeHasher.make(store.vault)
        let resolve = ResolveCredential(store)
        let identities = IdentityCache()
        let services = HTTPServices(
            authenticator: StoreAuthenticator(resolve: resolve, hasher: hasher), identities: identities, hasher: hasher,
            idempotency: StoreIdempotency(store: store), clock: store.clock, classify: FailureClassifier.classify,
            errorPage: WebErrorPage.render,
            readiness: { state.readiness }, isSealed: { state.isClosed }, version: Release.version)
        router = ObhutRouter(settings: http, services: services)
        self.settings = http
        let directory = Directory(store)
        self.directory = directory
        let imports = ImportQueue(store, logger: Logger(label: "obhut.imports"))
        self.imports = imports
        let declaration = ErasureDeclaration(settings)
        let erasures = ReadErasures(store, epochDays: settings.epochDays)
        let organizations = OrganizationUseCases(store, declaration: declaration)
        let findOrganizations = FindOrganizations(store, directory: directory)
        let webhooks = ManageWebhooks(store, allowsLoopback: settings.allowsLoopbackWebhooks)
        let campaigns = ManageCampaigns(store, post: MailPost(settings))
        let consents = ConsentUseCases(store, declaration: declaration)
        let requests = RequestUseCases(store, declaration: declaration)
        APIRoutes(
            .init(
                create: CreatePerson(store), read: ReadPeople(store),
                find: FindPeople(store, directory: directory), findOrganizations: findOrganizations,
                change: ChangePerson(store),
                erase: ErasePerson(store, declaration: declaration), erasures: erasures,
                imports: ImportPeople(store), undo: UndoImport(store), batches: ReadImports(store), log: ReadLog(store),
                members: ManageMembers(store), invite: InviteMember(store), tokens: CreateToken(store),
                reset: RequestPasswordReset(store), factor: SecondFactor(store), sessions: ManageSessions(store),
                purposes: ReadPurposes(store), organizations: organizations, consents: consents,
                vocabulary: ReadVocabulary(store), tags: ManageTags(store), fields: ManageCustomFields(store),
                tagging: TagPeople(store),
                restrict: RestrictPerson(store), merge: MergePeople(store, declaration: declaration),
                webhooks: webhooks, campaigns: campaigns, export: ExportPeople(store), disclose: DisclosePerson(store),
                lists: ArrangeLists(store), requests: requests),
            baseURL: http.baseURL
        ).add(to: router)
        let passwords = PasswordHasher()
        WebRoutes(
            .init(
                logIn: LogIn(store, hasher: passwords), logOut: LogOut(store),
                setPassword: SetPassword(store, hasher: passwords),
                forgotten: RequestPasswordReset(store),
                account: ChangeAccount(store, hasher: passwords), sessions: ManageSessions(store),
                factor: SecondFactor(store), members: ManageMembers(store), invite: InviteMember(store),
                tenant: ReadTenant(store),
                purposes: ReadPurposes(store), create: CreatePerson(store), read: ReadPeople(store),
                find: FindPeople(store, directory: directory), findOrganizations: findOrganizations,
                lists: ArrangeLists(store), change: ChangePerson(store),
                erase: ErasePerson(store, declaration: declaration),
                erasures: erasures, undo: UndoImport(store),
                batches: ReadImports(store), files: ImportFiles(store, queue: imports), fixes: FixQuarantine(store),
                log: ReadLog(store), organizations: organizations, consents: consents,
                vocabulary: ReadVocabulary(store), tags: ManageTags(store), fields: ManageCustomFields(store),
                tagging: TagPeople(store), restrict: RestrictPerson(store),
                merge: MergePeople(store, declaration: declaration),
                webhooks: webhooks, campaigns: campaigns, export: ExportPeople(store), disclose: DisclosePerson(store),
                requests: requests),
            settings: http, services: services
        ).add(to: router)
    }

    /// A surface that answers the probes and nothing else: there is no keystore to work with.
    init(sealed settings: Settings, state: ServiceState) throws {
        imports = nil
        directory = nil
        let http = try HTTPSettings(baseURL: BaseURL(settings.baseURL.description))
        let services = HTTPServices(
            authenticator: NobodyAuthenticator(), hasher: NodeHasher.unkeyed, idempotency: NoIdempotency(),
            readiness: { state.readiness }, isSealed: { true }, version: Release.version)
        router = ObhutRouter(settings: http, services: services)
        self.settings = http
    }

    /// The listener: HTTP/1.1, with a certificate HTTP/1.1 and HTTP/2 over TLS.
    func application(
        _ settings: Settings, logger: Logger, ready: @escaping @Sendable (Int) -> Void
    ) throws -> some ApplicationProtocol {
        let responder = router.buildResponder()
        let server: HTTPServerBuilder
        if let listener = try settings.listener() {
            server = try .http2Upgrade(
                tlsConfiguration: listener, configuration: .init(streamConfiguration: self.settings.channel))
        } else {
            server = .http1(configuration: self.settings.channel)
        }
        return Application(
            responder: responder, server: server,
            configuration: self.settings.server(host: settings.httpHost, port: settings.httpPort),
            onServerRunning: { channel in ready(channel.localAddress?.port ?? settings.httpPort) }, logger: logger)
    }
}
