import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store

/// `/people/{id}/consents`, `…/withdrawals` and `…/objections`: what a person agreed to, and what she took back.
struct ConsentRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec

    func add(to people: RouterGroup<APIRequestContext>) {
        people.get("{id}/consents", use: list)
        people.post("{id}/consents", use: record)
        people.get("{id}/consents/history", use: history)
        people.post("{id}/withdrawals") { try await reduce(.withdrawal, $0, $1) }
        people.post("{id}/objections") { try await reduce(.objection, $0, $1) }
    }

    /// A person has a handful of consents, so a page is cut out of all of them: the cursor counts those before it.
    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<ConsentBody>> {
        let query = try ListQuery(request)
        let id = try context.identifier()
        let scope = ListCursor.Scope("consents", context, query, of: id)
        let before = try ListCursor(query, cursors, scope).map { Int(clamping: $0.number) } ?? 0
        let rest = try await useCases.consents.read.of(id, by: context.actor).dropFirst(before)
        return .ok(
            ListCursor.page(Array(rest.enumerated()), query, cursors, scope, body: { ConsentBody($0.element) }) {
                ListCursor(number: UInt64(before + $0.offset + 1), id: context.actor.tenant)
            })
    }

    @Sendable
    private func history(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<ConsentEventBody>> {
        let query = try ListQuery(request)
        let id = try context.identifier()
        let scope = ListCursor.Scope("consent-history", context, query, of: id)
        let cursor = try ListCursor(query, cursors, scope)
        let found = try await useCases.consents.read.history(
            of: id, after: cursor.map { ($0.at, $0.id) }, limit: query.limit + 1, by: context.actor)
        return .ok(
            ListCursor.page(found, query, cursors, scope, body: ConsentEventBody.init) {
                ListCursor(at: $0.at, id: $0.id)
            })
    }

    @Sendable
    private func record(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<ConsentBody> {
        let id = try context.identifier()
        let entry = try await request.json(ConsentEntryRequest.self).entry
        let consent = try await useCases.consents.request(entry, of: id, by: context.actor)
        let location = context.made.note("/api/v1/people/\(id.uuidString.lowercased())/consents")
        return .created(ConsentBody(consent), location: location)
    }

    private func reduce(
        _ kind: ReductionKind, _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ReductionBody> {
        let id = try context.identifier()
        let order = try await request.json(ReductionRequest.self)
        let outcome = try await useCases.consents.reduce(
            kind, of: id, purposes: order.purposes.list, channels: order.channels.list, source: order.source,
            by: context.actor)
        var place = "/api/v1/people/\(id.uuidString.lowercased())/consents"
        if case .erased(let erased) = outcome.erasure {
            place = "/api/v1/erasures/\(erased.id.uuidString.lowercased())"
        }
        return .created(ReductionBody(outcome), location: context.made.note(place))
    }
}
