import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store

/// `/people/{id}/employments` and `/organizations/{id}/employments`: who works where.
struct EmploymentRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec

    func add(to api: RouterGroup<APIRequestContext>) {
        api.get("people/{id}/employments", use: list)
        api.post("people/{id}/employments", use: create)
        api.get("people/{id}/employments/{employment}", use: read)
        api.patch("people/{id}/employments/{employment}", use: change)
        api.delete("people/{id}/employments/{employment}", use: remove)
        api.get("organizations/{id}/employments", use: listOfOrganization)
    }

    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<EmploymentBody>> {
        let query = try ListQuery(request)
        let id = try context.identifier()
        let scope = ListCursor.Scope("employments", context, query, of: id)
        let cursor = try ListCursor(query, cursors, scope)
        let found = try await useCases.organizations.employments.of(
            id, after: cursor.map { ($0.at, $0.id) }, limit: query.limit + 1, by: context.actor)
        return .ok(
            ListCursor.page(
                found, query, cursors, scope,
                body: { EmploymentBody($0.employment, organizationName: $0.otherName) },
                end: { ListCursor(at: $0.employment.createdAt, id: $0.employment.id) }))
    }

    @Sendable
    private func listOfOrganization(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<EmploymentBody>> {
        let query = try ListQuery(request)
        let id = try context.identifier()
        let scope = ListCursor.Scope("organization-employments", context, query, of: id)
        let cursor = try ListCursor(query, cursors, scope)
        let found = try await useCases.organizations.employments.in(
            id, after: cursor.map { ($0.at, $0.id) }, limit: query.limit + 1, by: context.actor)
        return .ok(
            ListCursor.page(
                found, query, cursors, scope, body: { EmploymentBody($0.employment, personName: $0.otherName) },
                end: { ListCursor(at: $0.employment.createdAt, id: $0.employment.id) }))
    }

    @Sendable
    private func create(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<EmploymentBody> {
        let person = try context.identifier()
        let order = try await request.json(EmploymentRequest.self)
        let id = try await useCases.organizations.employments.add(
            person, in: order.organizationId, try order.detail(), by: context.actor)
        let location = context.made.note(
            "/api/v1/people/\(person.uuidString.lowercased())/employments/\(id.uuidString.lowercased())")
        let employment = try await useCases.organizations.employments.one(id, of: person, by: context.actor)
        return .created(EmploymentBody(employment), location: location, version: Int64(employment.version))
    }

    @Sendable
    private func read(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<EmploymentBody> {
        let employment = try await one(context)
        return .ok(EmploymentBody(employment), version: Int64(employment.version))
    }

    private func one(_ context: APIRequestContext) async throws -> StoredEmployment {
        try await useCases.organizations.employments.one(
            try context.identifier("employment"), of: try context.identifier(), by: context.actor)
    }

    @Sendable
    private func change(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<EmploymentBody> {
        let person = try context.identifier()
        let id = try context.identifier("employment")
        let precondition = try request.precondition()
        let patch = try await request.json(EmploymentPatch.self)
        let employment = try await precondition.changing {
            try await one(context).version
        } _: { version in
            try await useCases.organizations.employments.change(id, of: person, version: version, by: context.actor) {
                try patch.apply(to: &$0)
            }
        }
        return .ok(EmploymentBody(employment), version: Int64(employment.version))
    }

    @Sendable
    private func remove(_ request: Request, _ context: APIRequestContext) async throws -> NoContent {
        try await useCases.organizations.employments.remove(
            try context.identifier("employment"), of: try context.identifier(), by: context.actor)
        return NoContent()
    }
}
