import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store

/// `/people`: create, read, change, list, find.
struct PeopleRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec

    func add(to people: RouterGroup<APIRequestContext>) {
        people.get(use: list)
        people.post(use: create)
        people.get("{id}", use: read)
        people.patch("{id}", use: change)
        people.get("{id}/reads", use: reads)
        people.get("{id}/changes", use: changes)
        people.post("{id}/merge", use: merge)
    }

    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<PersonBody>> {
        let query = try ListQuery(request, sorts: ["createdAt"], searches: true)
        let scope = ListCursor.Scope("people", context, query)
        let cursor = try ListCursor(query, cursors, scope).map { PersonCursor(createdAt: $0.at, id: $0.id) }
        let oldestFirst = query.sort != nil && !query.isDescending
        let (found, next) =
            if let search = query.search {
                try await find(search, after: cursor, limit: query.limit, oldestFirst: oldestFirst, by: context.actor)
            } else {
                try await useCases.read.page(
                    after: cursor, limit: query.limit, oldestFirst: oldestFirst, by: context.actor)
            }
        let vocabulary = try await useCases.vocabulary(by: context.actor)
        return .ok(
            ListAnswer(
                items: found.map { PersonBody($0, vocabulary) },
                nextCursor: next.map { ListCursor(at: $0.createdAt, id: $0.id).text(cursors, scope) }))
    }

    /// Names are answered by the directory.
    private func find(
        _ search: String, after cursor: PersonCursor?, limit: Int, oldestFirst: Bool, by actor: Actor
    ) async throws -> (people: [StoredPerson], next: PersonCursor?) {
        let (value, kind) = ContactPointKind.sought(search)
        do {
            return try await useCases.read.page(
                with: value, kind, after: cursor, limit: limit, oldestFirst: oldestFirst, by: actor)
        } catch let refusal as Refusal where refusal.kind == .invalid {
            throw ListQuery.bad("q", "An e-mail address or a telephone number.")
        }
    }

    @Sendable
    private func create(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<PersonBody> {
        let order = try await request.json(PersonRequest.self)
        let vocabulary = try await useCases.vocabulary(by: context.actor)
        let input = try order.input(vocabulary)
        let id = try await useCases.create(input, by: context.actor)
        let location = context.made.note("/api/v1/people/\(id.uuidString.lowercased())")
        let person = try await useCases.read.one(id, by: context.actor)
        return .created(PersonBody(person, vocabulary), location: location, version: Int64(person.version))
    }

    @Sendable
    private func read(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<PersonBody> {
        let person = try await useCases.read.one(try context.identifier(), by: context.actor)
        let vocabulary = try await useCases.vocabulary(by: context.actor)
        return .ok(PersonBody(person, vocabulary), version: Int64(person.version))
    }

    @Sendable
    private func change(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<PersonBody> {
        let id = try context.identifier()
        let precondition = try request.precondition()
        let patch = try await request.json(PersonPatch.self)
        let vocabulary = try await useCases.vocabulary(by: context.actor)
        let person = try await precondition.changing {
            try await useCases.read.version(of: id, by: context.actor)
        } _: { version in
            try await useCases.change(id, version: version, by: context.actor) {
                try patch.apply(to: &$0, vocabulary)
            }
        }
        return .ok(PersonBody(person, vocabulary), version: Int64(person.version))
    }

    @Sendable
    private func reads(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<ReadBody>> {
        let query = try ListQuery(request)
        let id = try context.identifier()
        let scope = ListCursor.Scope("reads", context, query, of: id)
        let cursor = try ListCursor(query, cursors, scope).map { LogCursor(transaction: $0.number, id: $0.id) }
        let found = try await useCases.log.reads(of: id, after: cursor, limit: query.limit + 1, by: context.actor)
        return .ok(
            ListCursor.page(found, query, cursors, scope, body: ReadBody.init) {
                ListCursor(number: $0.place.transaction, id: $0.place.id)
            })
    }

    @Sendable
    private func changes(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<AuditBody>> {
        let query = try ListQuery(request)
        let id = try context.identifier()
        let scope = ListCursor.Scope("changes", context, query, of: id)
        let cursor = try ListCursor(query, cursors, scope).map { LogCursor(transaction: $0.number, id: $0.id) }
        let found = try await useCases.log.changes(of: id, after: cursor, limit: query.limit + 1, by: context.actor)
        return .ok(
            ListCursor.page(found, query, cursors, scope, body: AuditBody.init) {
                ListCursor(number: $0.transaction, id: $0.id)
            })
    }

    @Sendable
    private func merge(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<PersonBody> {
        let id = try context.identifier()
        let order = try await request.json(MergeRequest.self).order(id)
        let person = try await useCases.merge(order, by: context.actor)
        let vocabulary = try await useCases.vocabulary(by: context.actor)
        return .ok(PersonBody(person, vocabulary), version: Int64(person.version))
    }
}
