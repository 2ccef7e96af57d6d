import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store

/// `/forms`: the forms that the business shows to strangers; a change is a new version.
struct FormRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec
    let baseURL: BaseURL

    func add(to forms: RouterGroup<APIRequestContext>) {
        forms.get(use: list)
        forms.post(use: create)
        forms.get("{id}", use: read)
        forms.patch("{id}", use: change)
        forms.get("{id}/versions", use: versions)
    }

    private var forms: ManageForms { useCases.consents.forms }

    /// A tenant has a handful of forms.
    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<FormBody>> {
        .ok(
            try await ListCursor.page(of: "forms", request, context, cursors, body: body) {
                try await forms.list(by: context.actor)
            })
    }

    @Sendable
    private func create(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<FormBody> {
        let order = try await request.json(FormRequest.self)
        let made = try await forms.create(
            order.slug, order.content, state: order.state ?? .draft, by: context.actor)
        let location = context.made.note("/api/v1/forms/\(made.form.id.uuidString.lowercased())")
        return .created(body(made), location: location, version: Int64(made.form.version))
    }

    @Sendable
    private func read(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<FormBody> {
        answer(try await forms.one(try context.identifier(), by: context.actor))
    }

    @Sendable
    private func change(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<FormBody> {
        let id = try context.identifier()
        let precondition = try request.precondition()
        let patch = try await request.json(FormPatch.self)
        let form = try await precondition.changing {
            try await forms.one(id, by: context.actor).form.version
        } _: { version in
            try await forms.change(id, version: version, by: context.actor) { patch.apply(to: &$0, &$1) }
        }
        return answer(form)
    }

    @Sendable
    private func versions(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<FormBody>> {
        let query = try ListQuery(request)
        let id = try context.identifier()
        let scope = ListCursor.Scope("form-versions", context, query, of: id)
        let before = try ListCursor(query, cursors, scope).map { Int(clamping: $0.number) } ?? 0
        let rest = Array(try await forms.versions(of: id, by: context.actor).enumerated().dropFirst(before))
        return .ok(
            ListCursor.page(rest, query, cursors, scope, body: { body($0.element) }) {
                ListCursor(number: UInt64($0.offset + 1), id: context.actor.tenant)
            })
    }

    private func body(_ line: ManageForms.Line) -> FormBody { FormBody(line, baseURL: baseURL) }

    private func answer(_ line: ManageForms.Line) -> JSONAnswer<FormBody> {
        .ok(body(line), version: Int64(line.form.version))
    }
}
