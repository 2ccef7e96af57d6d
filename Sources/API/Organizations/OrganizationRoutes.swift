import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store

/// `/organizations`: create, read, change, list, find; why they are kept and who read them.
struct OrganizationRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec

    func add(to organizations: RouterGroup<APIRequestContext>) {
        organizations.get(use: list)
        organizations.post(use: create)
        organizations.get("{id}", use: read)
        organizations.patch("{id}", use: change)
        organizations.get("{id}/reads", use: reads)
        organizations.get("{id}/processing", use: grounds)
        organizations.post("{id}/processing", use: addGround)
        organizations.get("{id}/processing/{ground}", use: ground)
        organizations.get("{id}/erasure-plan", use: plan)
        organizations.post("{id}/erasures", use: erase)
    }

    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<OrganizationBody>> {
        let query = try ListQuery(request, sorts: ["createdAt"], searches: true)
        let scope = ListCursor.Scope("organizations", context, query)
        let cursor = try ListCursor(query, cursors, scope)
        let found: [StoredOrganization]
        do {
            found = try await useCases.organizations.read.page(
                with: query.search.map(ContactPointKind.sought), after: cursor.map { ($0.at, $0.id) },
                limit: query.limit + 1,
                oldestFirst: query.sort != nil && !query.isDescending, by: context.actor)
        } catch let refusal as Refusal where refusal.kind == .invalid {
            throw ListQuery.bad("q", "An e-mail address or a telephone number.")
        }
        return .ok(
            ListCursor.page(found, query, cursors, scope, body: OrganizationBody.init) {
                ListCursor(at: $0.createdAt, id: $0.id)
            })
    }

    @Sendable
    private func create(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<OrganizationBody> {
        let input = try await request.json(OrganizationRequest.self).input
        let id = try await useCases.organizations.create(input, by: context.actor)
        let location = context.made.note("/api/v1/organizations/\(id.uuidString.lowercased())")
        let organization = try await useCases.organizations.read.one(id, by: context.actor)
        return .created(OrganizationBody(organization), location: location, version: Int64(organization.version))
    }

    @Sendable
    private func read(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<OrganizationBody> {
        let organization = try await useCases.organizations.read.one(try context.identifier(), by: context.actor)
        return .ok(OrganizationBody(organization), version: Int64(organization.version))
    }

    @Sendable
    private func change(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<OrganizationBody> {
        let id = try context.identifier()
        let precondition = try request.precondition()
        let patch = try await request.json(OrganizationPatch.self)
        let organization = try await precondition.changing {
            try await useCases.organizations.read.version(of: id, by: context.actor)
        } _: { version in
            try await useCases.organizations.change(id, version: version, by: context.actor) { patch.apply(to: &$0) }
        }
        return .ok(OrganizationBody(organization), version: Int64(organization.version))
    }

    @Sendable
    private func reads(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<ReadBody>> {
        let query = try ListQuery(request)
        let id = try context.identifier()
        let scope = ListCursor.Scope("organization-reads", context, query, of: id)
        let cursor = try ListCursor(query, cursors, scope).map { LogCursor(transaction: $0.number, id: $0.id) }
        let found = try await useCases.organizations.read.reads(
            of: id, after: cursor, limit: query.limit + 1, by: context.actor)
        return .ok(
            ListCursor.page(found, query, cursors, scope, body: ReadBody.init) {
                ListCursor(number: $0.place.transaction, id: $0.place.id)
            })
    }
}

extension OrganizationRoutes {
    @Sendable
    private func grounds(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<GroundBody>> {
        let query = try ListQuery(request)
        let id = try context.identifier()
        let scope = ListCursor.Scope("organization-processing", context, query, of: id)
        let cursor = try ListCursor(query, cursors, scope)
        let found = try await useCases.organizations.read.grounds(
            of: id, after: cursor.map { ($0.at, $0.id) }, limit: query.limit + 1, by: context.actor)
        return .ok(
            ListCursor.page(found, query, cursors, scope, body: GroundBody.init) {
                ListCursor(at: $0.ground.since, id: $0.ground.id)
            })
    }

    @Sendable
    private func addGround(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<GroundBody> {
        let id = try context.identifier()
        let statement = try await request.json(ProcessingRequest.self).statement
        let made = try await useCases.organizations.change.add(statement, to: id, by: context.actor)
        let path = "/api/v1/organizations/\(id.uuidString.lowercased())/processing"
        let location = context.made.note("\(path)/\(made.uuidString.lowercased())")
        let ground = try await useCases.organizations.read.ground(made, of: id, by: context.actor)
        return .created(GroundBody(ground), location: location)
    }

    @Sendable
    private func ground(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<GroundBody> {
        let ground = try await useCases.organizations.read.ground(
            try context.identifier("ground"), of: try context.identifier(), by: context.actor)
        return .ok(GroundBody(ground))
    }

    @Sendable
    private func plan(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<ErasurePlanBody> {
        let parameters = try request.parameters(["reason"])
        let reason = try parameters["reason"].map(ErasureReason.checked) ?? .noLongerNeeded
        let id = try context.identifier()
        return .ok(
            ErasurePlanBody(id, try await useCases.organizations.erase.plan(id, reason: reason, by: context.actor)))
    }

    @Sendable
    private func erase(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<ErasureBody> {
        let id = try context.identifier()
        let order = try await request.json(ErasureRequest.self)
        let erased = try await useCases.organizations.erase(
            id, reason: try ErasureReason.checked(order.reason), suppress: order.suppress ?? false,
            request: order.requestId, by: context.actor)
        return .created(ErasureBody(erased), location: "/api/v1/erasures/\(erased.id.uuidString.lowercased())")
    }
}
