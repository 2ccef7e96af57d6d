import Domain
import Foundation
import HTTPSupport
import HTTPTypes
import Hummingbird
import Operations
import Store
import Texts

/// `/imports/{id}/rows`: what was kept back, put right where it lies.
struct QuarantineRoutes {
    private static let pageRows = 50
    let support: PageSupport

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("imports/{id}/rows", use: list)
        staff.get("imports/{id}/rows/{row}", use: show)
        staff.post("imports/{id}/rows/{row}", use: fix)
        staff.post("imports/{id}/rows/{row}/discard", use: discard)
    }

    @Sendable
    private func list(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let id = try context.identifier()
        let desk = try await support.desk(request, context)
        let after = max(0, Int64(try request.parameters(["after"])["after"] ?? "") ?? 0)
        let rows = try await support.useCases.fixes.rows(
            of: id, after: after, limit: Self.pageRows, by: context.actor)
        let t = desk.texts.quarantine
        return try desk.answer(
            Page(
                frame: desk.frame(.imports, title: t.title, lead: t.lead, crumbs: Self.crumbs(id, desk)),
                page: QuarantinePage(rows, of: id, limit: Self.pageRows, desk: desk)))
    }

    @Sendable
    private func show(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let id = try context.identifier()
        let settings = try await support.useCases.fixes.settings(of: id, by: context.actor)
        return try await form(
            id, try Self.row(context), entry: ImportEntry(settings), desk: try await support.desk(request, context))
    }

    private func form(
        _ id: UUID, _ number: Int64, typed: [String]? = nil, entry: ImportEntry, refusal: Refusal? = nil, desk: Desk
    ) async throws -> HTMLAnswer {
        let row = try await support.useCases.fixes.row(number, of: id, by: desk.actor)
        let purposes = try await support.useCases.purposes(by: desk.actor)
        let t = desk.texts.quarantine
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .imports, title: t.row(desk.number(number)),
                    crumbs: Self.crumbs(id, desk) + [Crumb(t.title, href: "/imports/\(id.path)/rows")]),
                page: QuarantineRowPage(
                    row, of: id, typed: typed, entry: entry, purposes: purposes, refusal: refusal, desk: desk)),
            status: refusal == nil ? .ok : .unprocessableContent)
    }

    @Sendable
    private func fix(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let id = try context.identifier()
        let number = try Self.row(context)
        let form = try await request.form(context)
        var entry = ImportEntry()
        for field in form.fields { entry.set(field.name, field.value) }
        var cells: [String] = []
        while let text = form.raw("cells[\(cells.count)]") { cells.append(text) }
        do {
            try await support.useCases.fixes(
                number, of: id, cells: cells, settings: try entry.record(), by: context.actor)
        } catch let refusal as Refusal where refusal.isOfInput {
            return try await self.form(
                id, number, typed: cells, entry: entry, refusal: refusal, desk: try await support.desk(request, context)
            ).response(from: request, context: context)
        }
        return support.redirect("/imports/\(id.path)/rows", flash: Flash(.fixed))
    }

    @Sendable
    private func discard(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let id = try context.identifier()
        try await support.useCases.fixes.discard(try Self.row(context), of: id, by: context.actor)
        return support.redirect("/imports/\(id.path)/rows")
    }

    private static func crumbs(_ id: UUID, _ desk: Desk) -> [Crumb] {
        [
            Crumb(desk.texts.common.imports, href: "/imports"),
            Crumb(desk.texts.imports.oneTitle, href: "/imports/\(id.path)"),
        ]
    }

    private static func row(_ context: StaffRequestContext) throws(Refusal) -> Int64 {
        guard let text = context.parameters.get("row"), let row = Int64(text), row > 0 else {
            throw Refusal(.notFound, RefusalCode.notFound, rule: "There is no such row.")
        }
        return row
    }
}
