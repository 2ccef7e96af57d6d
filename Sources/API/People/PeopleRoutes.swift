import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store

/// `/people`: create, read, change, list, find, and why each is kept.
struct PeopleRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec

    func add(to people: RouterGroup<APIRequestContext>) {
        people.get(use: list)
        people.post(use: create)
        people.get("{id}", use: read)
        people.patch("{id}", use: change)
        people.get("{id}/processing", use: grounds)
        people.post("{id}/processing", use: addGround)
        people.get("{id}/reads", use: reads)
    }

    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<PersonBody>> {
        let query = try ListQuery(request)
        if let search = query.search {
            // An address has an @; what else is exact is a number. Names are answered by the directory.
            let found = try await useCases.read.with(
                search, search.contains("@") ? .email : .telephone, by: context.actor)
            return .ok(ListAnswer(items: found.map(PersonBody.init), nextCursor: nil))
        }
        let scope = TimeCursor.scope("people", context)
        let cursor = try TimeCursor(query, cursors, scope: scope)
        let (found, next) = try await useCases.read.page(
            after: cursor.map { PersonCursor(createdAt: $0.at, id: $0.id) }, limit: query.limit, by: context.actor)
        return .ok(
            ListAnswer(
                items: found.map(PersonBody.init),
                nextCursor: next.map { TimeCursor(at: $0.createdAt, id: $0.id).text(cursors, scope: scope) }))
    }

    @Sendable
    private func create(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<PersonBody> {
        let input = try await request.json(PersonRequest.self).input
        let id = try await useCases.create(input, by: context.actor)
        let person = try await useCases.read.one(id, by: context.actor)
        return .created(
            PersonBody(person), location: "/api/v1/people/\(id.uuidString.lowercased())", version: Int64(person.version)
        )
    }

    @Sendable
    private func read(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<PersonBody> {
        let person = try await useCases.read.one(try context.identifier(), by: context.actor)
        return .ok(PersonBody(person), version: Int64(person.version))
    }

    @Sendable
    private func change(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<PersonBody> {
        let id = try context.identifier()
        let version = try request.precondition().single()
        let patch = try await request.json(PersonPatch.self)
        let person = try await useCases.change(
            id, version: version.flatMap { Int32(exactly: $0) ?? 0 }, by: context.actor
        ) {
            patch.apply(to: &$0, &$1)
        }
        return .ok(PersonBody(person), version: Int64(person.version))
    }

    @Sendable
    private func grounds(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<GroundBody>> {
        let grounds = try await useCases.read.grounds(of: try context.identifier(), by: context.actor)
        return .ok(ListAnswer(items: grounds.map(GroundBody.init), nextCursor: nil))
    }

    @Sendable
    private func addGround(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<CreatedBody> {
        let id = try context.identifier()
        let statement = try await request.json(ProcessingRequest.self).statement
        let ground = try await useCases.change.add(statement, to: id, by: context.actor)
        return .created(
            CreatedBody(ground), location: "/api/v1/people/\(id.uuidString.lowercased())/processing")
    }

    @Sendable
    private func reads(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<ReadBody>> {
        let query = try ListQuery(request)
        let reads = try await useCases.log.reads(of: try context.identifier(), limit: query.limit, by: context.actor)
        return .ok(ListAnswer(items: reads.map(ReadBody.init), nextCursor: nil))
    }
}
