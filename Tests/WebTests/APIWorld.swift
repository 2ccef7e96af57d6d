import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Installation
import Operations
import Postgres
import Store
import TestSupport
import Testing

@testable import HTTPSupport
@testable import Service

/// Two businesses behind the real HTTP surface, over a database and keystore of their own.
struct APIWorld: Sendable {
    /// A business and the token of its owner.
    struct House: Sendable {
        let tenant: TenantRecord
        let owner: StoredMember
        /// The owner's invitation, not accepted yet.
        let invitation: Invitation
        /// Reaches everything in its tenant.
        let token: String
    }

    let fixture: StoreFixture
    let table: RouteTable
    let document: APIDocument
    let client: any TestClientProtocol
    let own: House
    let foreign: House

    /// Builds the surface as `obhutd` does, runs `body`, and removes everything again.
    static func run(
        policy: TenantPolicy = .strict, live: Bool = false, _ body: @escaping @Sendable (APIWorld) async throws -> Void
    ) async throws {
        try await StoreFixture.with(policy: policy) { fixture in
            let settings = try Settings(
                reading: SettingsSources(
                    commandLine: [
                        .stateDir: fixture.directory + "-state", .keystoreDir: fixture.directory, .httpPort: "0",
                    ],
                    environment: [:]))
            let server = try HTTPServer(
                settings, store: fixture.store, state: ServiceState(.open, clockOffset: nil))
            let own = try await house(fixture, fixture.tenant, fixture.invitation)
            let (tenant, invitation) = try await fixture.otherTenant()
            let foreign = try await house(fixture, tenant, invitation)
            let application = try server.application(settings, logger: .quiet) { _ in }
            let document = try APIDocument()
            let table = server.router.table
            try await application.test(live ? .live : .router) { client in
                try await body(
                    APIWorld(
                        fixture: fixture, table: table, document: document, client: client, own: own, foreign: foreign))
            }
        }
    }

    private static func house(
        _ fixture: StoreFixture, _ tenant: TenantRecord, _ invitation: Invitation
    ) async throws -> House {
        let actor = StoreFixture.actor(tenant.id)
        let owner = try await fixture.store.scoped(to: actor).member(invitation.member)
        let created = try await CreateToken(fixture.store)(
            for: owner, scopes: [.all], expiresAt: fixture.clock.now.addingTimeInterval(30 * 86_400), by: actor)
        return House(tenant: tenant, owner: owner, invitation: invitation, token: created.token)
    }

    /// Makes another token of a business's owner.
    func token(_ scopes: Set<Scope>, of house: House? = nil, days: Double = 30) async throws -> CreateToken.Created {
        let house = house ?? own
        return try await CreateToken(fixture.store)(
            for: house.owner, scopes: scopes, expiresAt: fixture.clock.now.addingTimeInterval(days * 86_400),
            by: StoreFixture.actor(house.tenant.id))
    }

    /// Invites a member of this role and makes her a token that reaches whatever the role does.
    func member(_ role: Role) async throws -> String {
        let invitation = try await InviteMember(fixture.store)(
            email: "\(role.rawValue)@muster.example", name: nil, role: role, by: fixture.actor)
        let member = try await fixture.store.scoped(to: fixture.actor).member(invitation.member)
        return try await CreateToken(fixture.store)(
            for: member, scopes: [.all], expiresAt: fixture.clock.now.addingTimeInterval(86_400), by: fixture.actor
        ).token
    }

    /// Asks the surface, and holds the answer against the OpenAPI document.
    func call(
        _ method: HTTPRequest.Method, _ path: String, _ body: APIBody = .none, as token: String? = "own",
        headers: HTTPFields = [:], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> APIAnswer {
        var headers = headers
        let secret = token == "own" ? own.token : token
        if let secret { headers[.authorization] = "Bearer \(secret)" }
        if headers[.contentType] == nil { headers[.contentType] = body.mediaType }
        let response = try await client.execute(
            uri: "/api/v1" + path, method: method, headers: headers,
            body: body.bytes.map { ByteBuffer(bytes: $0) })
        let answer = APIAnswer(response)
        for fault in document.faults(of: answer, to: method, "/api/v1" + path) {
            Issue.record("\(method) \(path) → \(answer.status): \(fault)", sourceLocation: sourceLocation)
        }
        return answer
    }

    /// Creates a person and answers her id.
    func person(_ body: [String: any Sendable] = APIWorld.erika, as token: String? = "own") async throws -> String {
        let answer = try await call(.post, "/people", .json(body), as: token)
        #expect(answer.status == 201)
        return try #require(answer.object["id"] as? String)
    }

    /// Creates an organisation and answers its id.
    func organization(
        _ body: [String: any Sendable] = APIWorld.baeckerei, as token: String? = "own"
    ) async throws -> String {
        let answer = try await call(.post, "/organizations", .json(body), as: token)
        #expect(answer.status == 201)
        return try #require(answer.object["id"] as? String)
    }

    /// A customer on a contract.
    static let erika: [String: any Sendable] = [
        "givenName": "Erika", "familyName": "Müller-Lüdenscheidt", "honorificPrefix": "Dr.",
        "contactPoints": [
            ["kind": "email", "value": "Erika.Mueller@Kunden.example"],
            ["kind": "telephone", "value": "030 / 23125-014", "label": "Büro"],
        ],
        "addresses": [
            [
                "streetAddress": "Straße des 17. Juni 135", "postalCode": "10623", "addressLocality": "Berlin",
                "addressCountry": "DE",
            ]
        ],
        "lifecycle": "customer", "processing": processing,
    ]

    static let processing = ["purpose": "customer-care", "legalBasis": "contract", "source": "Auftrag 4711"]

    /// A customer that is an organisation.
    static let baeckerei: [String: any Sendable] = [
        "name": "Bäckerei Groß", "legalName": "Bäckerei Groß GmbH & Co. KG", "vatId": "DE 123 456 789",
        "registerNumber": "Amtsgericht Köln, HRA 12345", "url": "www.baeckerei-gross.example",
        "industry": "Handwerk",
        "contactPoints": [
            ["kind": "email", "value": "Kontakt@Baeckerei-Gross.example"],
            ["kind": "telephone", "value": "0221 / 4567-0", "label": "Zentrale"],
        ],
        "addresses": [["streetAddress": "Mühlenweg 12", "postalCode": "50667", "addressLocality": "Köln"]],
        "lifecycle": "customer", "processing": processing,
    ]

    /// A person with nothing but this name and address.
    static func somebody(_ name: String, _ email: String) -> [String: any Sendable] {
        [
            "givenName": name, "contactPoints": [["kind": "email", "value": email]], "processing": processing,
        ]
    }

    /// One fingerprint of every row of every table, the named ones left out: of all tenants, of one, or of all `beside` one and
    /// of the node.
    func fingerprint(
        without left: Set<String>, tenant: UUID? = nil, beside: UUID? = nil
    ) async throws -> [String: String] {
        let client = fixture.database.smallClient(as: .superuser)
        defer { Task { await client.shutdown() } }
        return try await Self.fingerprint(client, without: left, tenant: tenant, beside: beside)
    }

    static func fingerprint(
        _ client: PostgresClient, without left: Set<String>, tenant: UUID? = nil, beside: UUID? = nil
    ) async throws -> [String: String] {
        let found = try await client.segment(
            [
                """
                SELECT c.relname::text, EXISTS (
                    SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id')
                FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                ORDER BY c.relname
                """
            ], lane: .read)
        let tables = try found[0].map { try $0.decode(String.self, Bool.self) }
            .filter { !left.contains($0.0) && (tenant == nil || $0.1) }
        let statements = try tables.map { table, isOfTenants -> PostgresQuery in
            let name = try PostgresIdentifier(table)
            var mine: PostgresQuery = tenant.map { "WHERE tenant_id = \($0)" } ?? ""
            if let beside, isOfTenants { mine = "WHERE tenant_id <> \(beside)" }
            return """
                SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '')
                FROM (SELECT * FROM \(identifier: name) \(fragment: mine)) t
                """
        }
        let sums = try await client.segment(statements, lane: .read)
        return Dictionary(
            uniqueKeysWithValues: try zip(tables, sums).map { ($0.0, try $1[0].decode(String.self)) })
    }
}
