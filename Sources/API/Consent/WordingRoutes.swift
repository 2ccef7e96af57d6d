import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store

/// `/wordings`: the words and notices that purposes ask with, by content address; a change is a new version.
struct WordingRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec

    func add(to wordings: RouterGroup<APIRequestContext>) {
        wordings.get(use: list)
        wordings.post(use: write)
        wordings.get("{hash}", use: read)
    }

    /// A tenant has few versions, so a page is cut out of all of them: the cursor counts those before it.
    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<WordingBody>> {
        let query = try ListQuery(request, filters: ["purpose"])
        let scope = ListCursor.Scope("wordings", context, query)
        let before = try ListCursor(query, cursors, scope).map { Int(clamping: $0.number) } ?? 0
        let texts = try await useCases.consents.wordings.list(of: query.filters["purpose"], by: context.actor)
        let rest = texts.flatMap(WordingBody.both).dropFirst(before)
        return .ok(
            ListCursor.page(Array(rest.enumerated()), query, cursors, scope, body: { $0.element }) {
                ListCursor(number: UInt64(before + $0.offset + 1), id: context.actor.tenant)
            })
    }

    @Sendable
    private func read(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<WordingBody> {
        let hash = context.parameters.get("hash").flatMap { $0.utf8.count == 64 ? Hexadecimal.bytes($0) : nil }
        try context.actor.require(.settingsRead)
        guard let hash else {
            throw Refusal(.notFound, RefusalCode.notFound, rule: "There is no such wording.")
        }
        let text = try await useCases.consents.wordings.one(hash, by: context.actor)
        return .ok(WordingBody(text, text.german.hash == hash ? "de" : "en"))
    }

    @Sendable
    private func write(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<WordingVersionBody> {
        let order = try await request.json(WordingRequest.self)
        let (text, _) = try await useCases.consents.wordings.write(
            order.de, order.en, order.kind ?? .wording, of: order.purpose, by: context.actor)
        let location = context.made.note("/api/v1/wordings/\(Hexadecimal.text(text.german.hash))")
        return .created(WordingVersionBody(text), location: location)
    }
}
