import Domain
package import HTTPSupport
import Hummingbird
package import Operations
import Store

/// The pages: doors for those who are not known yet, pages of the staff, style sheet and icons.
package struct WebRoutes {
    /// The paths that take files.
    package static let uploads: Set = [ImportRoutes.path]

    /// The use cases that the pages call.
    package struct UseCases: Sendable {
        var logIn: LogIn
        var logOut: LogOut
        var setPassword: SetPassword
        var forgotten: RequestPasswordReset
        var account: ChangeAccount
        var sessions: ManageSessions
        var factor: SecondFactor
        var members: ManageMembers
        var invite: InviteMember
        var tenant: ReadTenant
        var purposes: ReadPurposes
        var create: CreatePerson
        var read: ReadPeople
        var find: FindPeople
        var findOrganizations: FindOrganizations
        var lists: ArrangeLists
        var change: ChangePerson
        var erase: ErasePerson
        var erasures: ReadErasures
        var files: ImportFiles
        var fixes: FixQuarantine
        var undo: UndoImport
        var batches: ReadImports
        var log: ReadLog
        var vocabulary: ReadVocabulary
        var tags: ManageTags
        var fields: ManageCustomFields
        var tagging: TagPeople
        var webhooks: ManageWebhooks
        var campaigns: ManageCampaigns
        var organizations: OrganizationUseCases
        var consents: ConsentUseCases
        var restrict: RestrictPerson
        var merge: MergePeople
        var export: ExportPeople
        var disclose: DisclosePerson
        var requests: RequestUseCases

        /// Collects the use cases.
        package init(
            logIn: LogIn, logOut: LogOut, setPassword: SetPassword, forgotten: RequestPasswordReset,
            account: ChangeAccount, sessions: ManageSessions, factor: SecondFactor, members: ManageMembers,
            invite: InviteMember, tenant: ReadTenant, purposes: ReadPurposes, create: CreatePerson, read: ReadPeople,
            find: FindPeople, findOrganizations: FindOrganizations, lists: ArrangeLists, change: ChangePerson,
            erase: ErasePerson, erasures: ReadErasures, undo: UndoImport,
            batches: ReadImports, files: ImportFiles, fixes: FixQuarantine, log: ReadLog,
            organizations: OrganizationUseCases, consents: ConsentUseCases, vocabulary: ReadVocabulary,
            tags: ManageTags,
            fields: ManageCustomFields, tagging: TagPeople, restrict: RestrictPerson, merge: MergePeople,
            webhooks: ManageWebhooks, campaigns: ManageCampaigns, export: ExportPeople,
            disclose: DisclosePerson, requests: RequestUseCases
        ) {
            self.logIn = logIn
            self.logOut = logOut
            self.setPassword = setPassword
            self.forgotten = forgotten
            self.account = account
            self.sessions = sessions
            self.factor = factor
            self.members = members
            self.invite = invite
            self.tenant = tenant
            self.purposes = purposes
            self.create = create
            self.read = read
            self.find = find
            self.findOrganizations = findOrganizations
            self.lists = lists
            self.change = change
            self.erase = erase
            self.erasures = erasures
            self.files = files
            self.fixes = fixes
            self.undo = undo
            self.batches = batches
            self.log = log
            self.vocabulary = vocabulary
            self.tags = tags
            self.fields = fields
            self.tagging = tagging
            self.webhooks = webhooks
            self.campaigns = campaigns
            self.organizations = organizations
            self.consents = consents
            self.restrict = restrict
            self.merge = merge
            self.export = export
            self.disclose = disclose
            self.requests = requests
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
        // Six digits and three steps: one try in half a minute leaves a guesser a chance of 1 in 500 a day.
        let codes = RateLimiter(
            RateLimitRule("codes", burst: 6, perMinute: 0.5, whenFull: .refuse), hasher: services.hasher)
        let door = LoginDoor(support: support, codes: codes)
        LoginRoutes(support: support, door: door, limiter: RateLimiter(accounts, hasher: services.hasher))
            .add(to: router)
        OneTimeLinkRoutes(support: support, door: door).add(to: router)
        let reminders = RateLimitRule("forgotten", burst: 3, perMinute: 0.1, whenFull: .refuse)
        ForgottenPasswordRoutes(support: support, limiter: RateLimiter(reminders, hasher: services.hasher))
            .add(to: router)
        FrontDoorRoutes(support: support).add(to: router)
        RequestDoorRoutes(support: support).add(to: router)
        let staff = router.staff()
        AccountRoutes(support: support, codes: codes).add(to: staff)
        MemberRoutes(support: support).add(to: staff)
        RequestRoutes(support: support).add(to: staff)
        PersonFormRoutes(support: support).add(to: staff)
        ExportRoutes(support: support).add(to: staff)
        PeopleListRoutes(support: support).add(to: staff)
        PeopleRoutes(support: support).add(to: staff)
        SuggestionRoutes(support: support).add(to: staff)
        for kind in SubjectKind.allCases { ListViewRoutes(support: support, kind: kind).add(to: staff) }
        OrganizationListRoutes(support: support).add(to: staff)
        OrganizationFormRoutes(support: support).add(to: staff)
        OrganizationRoutes(support: support).add(to: staff)
        EmploymentRoutes(support: support).add(to: staff)
        ActivityRoutes(support: support).add(to: staff)
        VocabularyRoutes(support: support).add(to: staff)
        ErasureRoutes(support: support).add(to: staff)
        ConsentRoutes(support: support).add(to: staff)
        ReductionRoutes(support: support).add(to: staff)
        PurposeRoutes(support: support).add(to: staff)
        FormRoutes(support: support, baseURL: settings.baseURL.string).add(to: staff)
        RestrictionRoutes(support: support).add(to: staff)
        DisclosureRoutes(support: support).add(to: staff)
        MergeRoutes(support: support).add(to: staff)
        QuarantineRoutes(support: support).add(to: staff)
        ImportFileRoutes(support: support).add(to: staff)
        ImportRoutes(support: support).add(to: staff)
        WebhookRoutes(support: support).add(to: staff)
        CampaignRoutes(support: support).add(to: staff)
    }
}
