import Domain
import Foundation
import HTTPSupport
import HTTPTypes
import Hummingbird
import Operations
import Store
import Texts

/// `/imports/files/{id}`: the steps between a file and its import.
struct ImportFileRoutes {
    private static let pageRows = 50
    let support: PageSupport

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("imports/files/{id}", use: step(show))
        staff.get("imports/files/{id}/columns", use: step(columns))
        staff.post("imports/files/{id}/columns", use: step(check))
        staff.post("imports/files/{id}/start", use: step(start))
        staff.post("imports/files/{id}/discard", use: step(discard))
    }

    private typealias Step = @Sendable (Request, StaffRequestContext) async throws -> Response

    /// The step; where an erasure took the file, the way back to where it can be sent again, saying so.
    private func step(_ body: @escaping Step) -> Step {
        { request, context in
            do {
                return try await body(request, context)
            } catch let refusal as Refusal where refusal.code == RefusalCode.fileDiscarded.rawValue {
                return support.redirect("/imports", flash: Flash(.fileLost))
            }
        }
    }

    /// The step the file is at.
    @Sendable
    private func show(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let file = try await support.useCases.files.one(try context.identifier(), by: context.actor)
        let desk = try await support.desk(request, context)
        switch file.state {
        case .running, .done, .discarded:
            return support.redirect(file.batch.map { "/imports/\($0.path)" } ?? "/imports")
        case .uploading, .uploaded:
            return try await columnsPage(file, desk: desk).response(from: request, context: context)
        case .checking:
            return try answer(ImportProgressPage(file, desk: desk), title: desk.texts.importSteps.checking, desk)
                .response(from: request, context: context)
        case .checked:
            let parameters = try request.parameters(["show", "after"])
            let show = ImportPreviewPage.Show(rawValue: parameters["show"] ?? "") ?? .all
            let after = max(0, Int(parameters["after"] ?? "") ?? 0)
            let rows = try await support.useCases.files.rows(
                of: file, after: after, limit: Self.pageRows, by: context.actor, where: show.holds)
            return try answer(
                ImportPreviewPage(file, rows: rows, show: show, limit: Self.pageRows, desk: desk),
                title: desk.texts.importSteps.previewTitle, desk
            ).response(from: request, context: context)
        }
    }

    @Sendable
    private func columns(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let file = try await support.useCases.files.one(try context.identifier(), by: context.actor)
        if let batch = file.batch { return support.redirect("/imports/\(batch.path)") }
        return try await columnsPage(file, desk: try await support.desk(request, context))
            .response(from: request, context: context)
    }

    private func columnsPage(
        _ file: StoredImportFile, typed: (entry: ImportEntry, targets: [ColumnTarget])? = nil, refusal: Refusal? = nil,
        desk: Desk
    ) async throws -> HTMLAnswer {
        var head: SheetHead?
        var targets: [ColumnTarget] = []
        var isRemembered = false
        if file.format == .csv {
            let found = try await support.useCases.files.head(of: file, by: desk.actor)
            (head, targets, isRemembered) = (found.head, found.targets, found.isRemembered)
        }
        let unread =
            file.format != .csv ? try await support.useCases.files.unread(of: file, by: desk.actor) : []
        let content = ImportColumnsPage(
            file, head: head, targets: typed?.targets ?? targets, isRemembered: typed == nil && isRemembered,
            unread: unread, purposes: try await support.useCases.purposes(by: desk.actor),
            entry: typed?.entry ?? ImportEntry(file.settings), refusal: refusal, desk: desk)
        return try answer(
            content, title: desk.texts.importSteps.columnsTitle, desk,
            status: refusal == nil ? .ok : .unprocessableContent)
    }

    @Sendable
    private func check(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let id = try context.identifier()
        let form = try await request.form(context)
        var entry = ImportEntry()
        for field in form.fields { entry.set(field.name, field.value) }
        var targets: [ColumnTarget] = []
        while let text = form["columns[\(targets.count)]"] {
            targets.append(ColumnTarget(rawValue: text) ?? .ignore)
        }
        do {
            try await support.useCases.files.check(try entry.record(columns: targets), of: id, by: context.actor)
        } catch let refusal as Refusal where refusal.isOfInput {
            let file = try await support.useCases.files.one(id, by: context.actor)
            return try await columnsPage(
                file, typed: (entry, targets), refusal: refusal, desk: try await support.desk(request, context)
            ).response(from: request, context: context)
        }
        return support.redirect("/imports/files/\(id.path)")
    }

    @Sendable
    private func start(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let batch = try await support.useCases.files.start(try context.identifier(), by: context.actor)
        return support.redirect("/imports/\(batch.path)")
    }

    @Sendable
    private func discard(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try await support.useCases.files.discard(try context.identifier(), by: context.actor)
        return support.redirect("/imports", flash: Flash(.fileDiscarded))
    }

    private func answer(
        _ content: some PageContent, title: String, _ desk: Desk, status: HTTPResponse.Status = .ok
    ) throws -> HTMLAnswer {
        try desk.answer(
            Page(
                frame: desk.frame(
                    .imports, title: title, crumbs: [Crumb(desk.texts.common.imports, href: "/imports")]),
                page: content),
            status: status)
    }
}
