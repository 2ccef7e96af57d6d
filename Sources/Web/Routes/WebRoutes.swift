import Domain
package import HTTPSupport
import Hummingbird
package import Operations

/// The pages: doors for those who are not known yet, pages of the staff, style sheet and icons.
package struct WebRoutes {
    /// The use cases that the pages call.
    package struct UseCases: Sendable {
        var logIn: LogIn
        var logOut: LogOut
        var invitation: AcceptInvitation
        var tenant: ReadTenant
        var purposes: ReadPurposes
        var create: CreatePerson
        var read: ReadPeople
        var change: ChangePerson
        var erase: ErasePerson
        var erasures: ReadErasures
        var files: ImportFiles
        var fixes: FixQuarantine
        var undo: UndoImport
        var batches: ReadImports
        var log: ReadLog
        var members: ManageMembers
        var organizations: OrganizationUseCases
        var export: ExportPeople

        /// Collects the use cases.
        package init(
            logIn: LogIn, logOut: LogOut, invitation: AcceptInvitation, tenant: ReadTenant, purposes: ReadPurposes,
            create: CreatePerson, read: ReadPeople, change: ChangePerson, erase: ErasePerson, erasures: ReadErasures,
            undo: UndoImport, batches: ReadImports, log: ReadLog,
            files: ImportFiles, fixes: FixQuarantine, members: ManageMembers, organizations: OrganizationUseCases,
            export: ExportPeople
        ) {
            self.logIn = logIn
            self.logOut = logOut
            self.invitation = invitation
            self.tenant = tenant
            self.purposes = purposes
            self.create = create
            self.read = read
            self.change = change
            self.erase = erase
            self.erasures = erasures
            self.files = files
            self.fixes = fixes
            self.undo = undo
            self.batches = batches
            self.log = log
            self.members = members
            self.organizations = organizations
            self.export = export
        }
    }

    private let useCases: UseCases
    private let settings: HTTPSettings
    private let services: HTTPServices

    /// Makes the pages over the same settings and services as the router.
    package init(_ useCases: UseCases, settings: HTTPSettings, services: HTTPServices) {
        self.useCases = useCases
        self.settings = settings
        self.services = services
    }

    /// Adds them to the router.
    package func add(to router: ObhutRouter) {
        let support = PageSupport(
            useCases: useCases, identities: services.identities, clock: services.clock, cursors: router.cursors,
            sessionCookie: router.sessionCookie, isSecure: settings.baseURL.isSecure)
        let accounts = RateLimitRule("accounts", burst: 10, perMinute: 4, whenFull: .refuse)
        HomeRoutes(support: support).add(to: router)
        LoginRoutes(support: support, limiter: RateLimiter(accounts, hasher: services.hasher)).add(to: router)
        InvitationRoutes(support: support).add(to: router)
        let staff = router.staff()
        PersonFormRoutes(support: support).add(to: staff)
        ExportRoutes(support: support).add(to: staff)
        PeopleRoutes(support: support).add(to: staff)
        OrganizationFormRoutes(support: support).add(to: staff)
        OrganizationRoutes(support: support).add(to: staff)
        EmploymentRoutes(support: support).add(to: staff)
        ActivityRoutes(support: support).add(to: staff)
        ErasureRoutes(support: support).add(to: staff)
        QuarantineRoutes(support: support).add(to: staff)
        ImportFileRoutes(support: support).add(to: staff)
        ImportRoutes(support: support).add(to: staff)
    }
}
