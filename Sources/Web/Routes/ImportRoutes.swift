import Domain
import Foundation
import HTTPSupport
import HTTPTypes
import Hummingbird
import NIOCore
import Operations
import Store
import Texts

/// `/imports`: send a file, see what came of it, fetch its quarantine, take it back.
struct ImportRoutes {
    /// Bytes of an upload at most, as the service takes them.
    static let maximumBytes = 64 << 20
    /// Where they are sent to.
    static let path = "/imports"
    let support: PageSupport

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("imports", use: list)
        staff.post("imports", use: upload)
        staff.get("imports/{id}", use: show)
        staff.get("imports/{id}/quarantine", use: quarantine)
        staff.post("imports/{id}/undo", use: undo)
    }

    @Sendable
    private func list(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let cursor = try ListCursor(request, list: "imports", actor: context.actor, support.cursors)
        return try await page(ImportEntry(), after: cursor, request, context)
    }

    private func page(
        _ entry: ImportEntry, after cursor: ListCursor? = nil, refusal: Refusal? = nil, _ request: Request,
        _ context: StaffRequestContext
    ) async throws -> Response {
        let desk = try await support.desk(request, context)
        let (imports, next) = try await support.useCases.batches.page(
            after: cursor.map { ($0.at, $0.id) }, limit: 50, by: context.actor)
        let content = ImportsPage(
            imports, waiting: cursor == nil ? try await support.useCases.files.waiting(by: context.actor) : [],
            next: next.map {
                ListCursor(at: $0.at, id: $0.id).text(list: "imports", actor: context.actor, support.cursors)
            }, isFirst: cursor == nil, purposes: try await support.useCases.purposes(by: context.actor),
            entry: entry, refusal: refusal, desk: desk)
        return try desk.answer(
            Page(frame: desk.frame(.imports, title: desk.texts.common.imports), page: content),
            status: refusal == nil ? .ok : .unprocessableContent
        ).response(from: request, context: context)
    }

    /// The file is kept sealed as it comes and never lies on disk; what was chosen stands before it in the body.
    @Sendable
    private func upload(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try context.actor.require(.importsRun)
        var entry = ImportEntry()
        var reader = try await request.multipart(context, upTo: Self.maximumBytes)
        do {
            while let part = try await reader.nextPart() {
                guard let fileName = part.fileName else {
                    entry.set(part.name, try await reader.text())
                    continue
                }
                guard part.name == "file", !fileName.isEmpty else { continue }
                let file = try await support.useCases.files.upload(
                    try entry.record(), by: context.actor
                ) { try await reader.nextChunk() }
                return support.redirect("/imports/files/\(file.path)")
            }
            throw Refusal(.invalid, RefusalCode.required, field: "file")
        } catch let refusal as Refusal where refusal.isOfInput {
            // Read to its end, so that the browser has sent all before it gets its answer.
            while try await reader.nextPart() != nil {}
            return try await page(entry, refusal: refusal, request, context)
        }
    }

    @Sendable
    private func show(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let desk = try await support.desk(request, context)
        let batch = try await support.useCases.batches.one(try context.identifier(), by: context.actor)
        let texts = desk.texts
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .imports, title: texts.imports.oneTitle, crumbs: [Crumb(texts.common.imports, href: "/imports")],
                    actions: [Action(texts.common.people, href: "/people", icon: .people)]),
                page: ImportPage(batch, desk: desk)))
    }

    @Sendable
    private func quarantine(_ request: Request, _ context: StaffRequestContext) async throws -> FileAnswer {
        let id = try context.identifier()
        let file = try await support.useCases.batches.quarantine(id, by: context.actor)
        return FileAnswer(
            name: "quarantine-\(id.path).csv", mediaType: "text/csv; charset=utf-8",
            reading: file)
    }

    @Sendable
    private func undo(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let id = try context.identifier()
        let outcome = try await support.useCases.undo(id, by: context.actor)
        return support.redirect(
            "/imports/\(id.path)", flash: Flash(.undone, [outcome.removed, outcome.restored, outcome.kept]))
    }
}
