import Domain
package import HTTPSupport
import Hummingbird
import OpenAPI
package import Operations
import Store

/// `/api/v1`: every route of the JSON API, and its OpenAPI document.
package struct APIRoutes {
    /// The use cases that the routes call.
    package struct UseCases: Sendable {
        var create: CreatePerson
        var read: ReadPeople
        var find: FindPeople
        var findOrganizations: FindOrganizations
        var change: ChangePerson
        var erase: ErasePerson
        var erasures: ReadErasures
        var imports: ImportPeople
        var undo: UndoImport
        var batches: ReadImports
        var log: ReadLog
        var members: ManageMembers
        var invite: InviteMember
        var tokens: CreateToken
        var reset: RequestPasswordReset
        var factor: SecondFactor
        var sessions: ManageSessions
        var purposes: ReadPurposes
        var webhooks: ManageWebhooks
        var campaigns: ManageCampaigns
        var organizations: OrganizationUseCases
        var consents: ConsentUseCases
        var vocabulary: ReadVocabulary
        var tags: ManageTags
        var fields: ManageCustomFields
        var tagging: TagPeople
        var restrict: RestrictPerson
        var merge: MergePeople
        var export: ExportPeople
        var disclose: DisclosePerson
        var lists: ArrangeLists
        var requests: RequestUseCases

        /// Collects the use cases.
        package init(
            create: CreatePerson, read: ReadPeople, find: FindPeople, findOrganizations: FindOrganizations,
            change: ChangePerson, erase: ErasePerson, erasures: ReadErasures,
            imports: ImportPeople, undo: UndoImport, batches: ReadImports, log: ReadLog, members: ManageMembers,
            invite: InviteMember, tokens: CreateToken, reset: RequestPasswordReset, factor: SecondFactor,
            sessions: ManageSessions, purposes: ReadPurposes, organizations: OrganizationUseCases,
            consents: ConsentUseCases,
            vocabulary: ReadVocabulary, tags: ManageTags, fields: ManageCustomFields, tagging: TagPeople,
            restrict: RestrictPerson, merge: MergePeople, webhooks: ManageWebhooks,
            campaigns: ManageCampaigns, export: ExportPeople,
            disclose: DisclosePerson, lists: ArrangeLists, requests: RequestUseCases
        ) {
            self.create = create
            self.read = read
            self.find = find
            self.findOrganizations = findOrganizations
            self.change = change
            self.erase = erase
            self.erasures = erasures
            self.imports = imports
            self.undo = undo
            self.batches = batches
            self.log = log
            self.members = members
            self.invite = invite
            self.tokens = tokens
            self.reset = reset
            self.factor = factor
            self.sessions = sessions
            self.purposes = purposes
            self.webhooks = webhooks
            self.campaigns = campaigns
            self.organizations = organizations
            self.consents = consents
            self.vocabulary = vocabulary
            self.tags = tags
            self.fields = fields
            self.tagging = tagging
            self.restrict = restrict
            self.merge = merge
            self.export = export
            self.disclose = disclose
            self.lists = lists
            self.requests = requests
        }
    }

    private let useCases: UseCases
    private let baseURL: BaseURL

    /// Makes the routes; links in answers begin with `baseURL`.
    package init(_ useCases: UseCases, baseURL: BaseURL) {
        self.useCases = useCases
        self.baseURL = baseURL
    }

    /// Adds them to the router.
    package func add(to router: ObhutRouter) {
        router.openAPI().get("openapi.json") { _, _ in
            DocumentAnswer(OpenAPIDocument.bytes)
        }
        let api = router.api()
        let cursors = router.cursors
        let people = api.group("people")
        let organizations = api.group("organizations")
        PeopleRoutes(useCases: useCases, cursors: cursors).add(to: people)
        GroundRoutes(useCases: useCases, cursors: cursors, kind: .person).add(to: people)
        OrganizationRoutes(useCases: useCases, cursors: cursors).add(to: organizations)
        GroundRoutes(useCases: useCases, cursors: cursors, kind: .organization).add(to: organizations)
        EmploymentRoutes(useCases: useCases, cursors: cursors).add(to: api)
        ActivityRoutes(useCases: useCases, cursors: cursors).add(to: api)
        ErasureRoutes(useCases: useCases, cursors: cursors).add(to: api)
        ImportRoutes(useCases: useCases, cursors: cursors).add(to: api.group("imports"))
        ExportRoutes(useCases: useCases).add(to: api.group("exports"))
        MemberRoutes(useCases: useCases, cursors: cursors, baseURL: baseURL, identities: router.identities)
            .add(to: api)
        TokenRoutes(useCases: useCases, cursors: cursors, identities: router.identities).add(to: api.group("tokens"))
        PurposeRoutes(useCases: useCases, cursors: cursors).add(to: api.group("purposes"))
        WordingRoutes(useCases: useCases, cursors: cursors).add(to: api.group("wordings"))
        FormRoutes(useCases: useCases, cursors: cursors, baseURL: baseURL).add(to: api.group("forms"))
        ConsentRoutes(useCases: useCases, cursors: cursors).add(to: people)
        RestrictionRoutes(useCases: useCases).add(to: people)
        RequestRoutes(useCases: useCases, cursors: cursors).add(to: api.group("requests"))
        ListViewRoutes(useCases: useCases, cursors: cursors).add(to: api.group("views"))
        DisclosureRoutes(useCases: useCases).add(to: people)
        TagRoutes(useCases: useCases, cursors: cursors).add(to: api)
        CustomFieldRoutes(useCases: useCases, cursors: cursors).add(to: api.group("custom-fields"))
        WebhookRoutes(useCases: useCases, cursors: cursors).add(to: api.group("webhooks"))
        CampaignRoutes(useCases: useCases, cursors: cursors).add(to: api.group("campaigns"))
        AuditRoutes(useCases: useCases, cursors: cursors).add(to: api)
    }
}
