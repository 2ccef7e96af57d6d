import Directory
import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store

/// `/organizations`: create, read, change, list, find; who read them.
struct OrganizationRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec

    func add(to organizations: RouterGroup<APIRequestContext>) {
        organizations.get(use: list)
        organizations.post(use: create)
        organizations.get("{id}", use: read)
        organizations.patch("{id}", use: change)
        organizations.get("{id}/reads", use: reads)
    }

    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<OrganizationBody>> {
        let query = try SubjectQuery(request, .organization)
        let scope = ListCursor.Scope("organizations", context, query.list)
        let cursor = try ListCursor(query.list, cursors, scope)
        guard var asked = query.directory else {
            let found = try await useCases.organizations.read.page(
                after: cursor.map { ($0.at, $0.id) }, limit: query.list.limit + 1,
                oldestFirst: query.list.sort != nil && !query.list.isDescending, by: context.actor)
            return .ok(
                ListCursor.page(found, query.list, cursors, scope, body: OrganizationBody.init) {
                    ListCursor(at: $0.createdAt, id: $0.id)
                })
        }
        asked.after = cursor.map { DirectoryCursor(number: $0.number, id: $0.id) }
        let (found, next) = try await useCases.findOrganizations(asked, by: context.actor)
        return .ok(
            ListAnswer(
                items: found.map(OrganizationBody.init),
                nextCursor: next.map { ListCursor(number: $0.number, id: $0.id).text(cursors, scope) }))
    }

    @Sendable
    private func create(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<OrganizationBody> {
        let input = try await request.json(OrganizationRequest.self).input
        let organization = try await useCases.organizations.create.organization(input, by: context.actor)
        let location = context.made.note("/api/v1/organizations/\(organization.id.uuidString.lowercased())")
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
