import Directory
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
        people.get("consents", use: consentCounts)
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
        let vocabulary = try await useCases.vocabulary(by: context.actor)
        let query = try SubjectQuery(request, .person, vocabulary)
        let scope = ListCursor.Scope("people", context, query.list)
        let cursor = try ListCursor(query.list, cursors, scope)
        guard var asked = query.directory else {
            let (found, next) = try await useCases.read.page(
                after: cursor.map { PersonCursor(createdAt: $0.at, id: $0.id) }, limit: query.list.limit,
                oldestFirst: query.list.sort != nil && !query.list.isDescending, by: context.actor)
            return .ok(
                ListAnswer(
                    items: found.map { PersonBody($0, vocabulary) },
                    nextCursor: next.map { ListCursor(at: $0.createdAt, id: $0.id).text(cursors, scope) }))
        }
        asked.after = cursor.map { DirectoryCursor(number: $0.number, id: $0.id) }
        let (found, next) = try await useCases.find(asked, by: context.actor)
        return .ok(
            ListAnswer(
                items: found.map { PersonBody($0, vocabulary) },
                nextCursor: next.map { ListCursor(number: $0.number, id: $0.id).text(cursors, scope) }))
    }

    /// How many people have each state of consent; nobody is read.
    @Sendable
    private func consentCounts(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ConsentCountsBody> {
        let counts = try await useCases.find.consentCounts(by: context.actor)
        return .ok(ConsentCountsBody(counts, purposes: try await useCases.purposes(by: context.actor)))
    }

    @Sendable
    private func create(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<PersonBody> {
        let order = try await request.json(PersonRequest.self)
        let vocabulary = try await useCases.vocabulary(by: context.actor)
        let input = try order.input(vocabulary)
        let person = try await useCases.create.person(input, by: context.actor)
        let location = context.made.note("/api/v1/people/\(person.id.uuidString.lowercased())")
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
