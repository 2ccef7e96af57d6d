import Domain
import Foundation
import HTTPSupport
import Hummingbird
import NIOCore
import Operations
import Store
import Texts

/// The plan of an erasure, erasing, the list and the receipts.
struct ErasureRoutes {
    let support: PageSupport

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("people/{id}/erasure", use: plan)
        staff.post("people/{id}/erasure", use: erase)
        staff.get("erasures", use: list)
        staff.get("erasures/{id}", use: show)
        staff.get("erasures/{id}/receipt", use: download)
        staff.get("erasures/{id}/letter", use: letter)
    }

    @Sendable
    private func plan(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let id = try context.identifier()
        let desk = try await support.desk(request, context)
        let query = try ListQuery(request, filters: ["reason"])
        let reason = try ErasureReason.checked(query.filters["reason"] ?? ErasureReason.noLongerNeeded.rawValue)
        let person = try await support.useCases.read.one(id, by: context.actor)
        let plan = try await support.useCases.erase.plan(id, reason: reason, by: context.actor)
        let t = desk.texts.erasure
        let name = person.profile.displayName
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: t.windowTitle, heading: t.title(name), lead: t.lead,
                    crumbs: [Crumb(name, href: "/people/\(id.path)")]),
                page: ErasurePlanPage(plan, name: name, path: "/people/\(id.path)", desk: desk)))
    }

    @Sendable
    private func erase(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let id = try context.identifier()
        let form = try await request.form(context)
        let erased = try await support.useCases.erase(
            id, reason: try ErasureReason.checked(try form.require("reason")), suppress: form.isTicked("suppress"),
            by: context.actor)
        return support.redirect("/erasures/\(erased.id.path)", flash: Flash(.erased))
    }

    @Sendable
    private func list(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let desk = try await support.desk(request, context)
        let cursor = try ListCursor(request, list: "erasures", actor: context.actor, support.cursors)
        let (erasures, next) = try await support.useCases.erasures.page(
            after: cursor.map { ($0.at, $0.id) }, limit: 50, by: context.actor)
        let content = ErasuresPage(
            erasures,
            next: next.map {
                ListCursor(at: $0.at, id: $0.id).text(list: "erasures", actor: context.actor, support.cursors)
            }, isFirst: cursor == nil, desk: desk)
        return try desk.answer(
            Page(frame: desk.frame(.erasures, title: content.t.listTitle), page: content))
    }

    @Sendable
    private func show(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let id = try context.identifier()
        let desk = try await support.desk(request, context)
        let document = try await support.useCases.erasures.receipt(of: id, by: context.actor)
        let t = desk.texts.receipt
        let frame = desk.frame(
            .erasures, title: t.title, lead: t.lead,
            crumbs: [Crumb(desk.texts.erasure.listTitle, href: "/erasures")],
            actions: [
                Action(t.letter, href: "/erasures/\(id.path)/letter", icon: .download),
                Action(t.download, href: "/erasures/\(id.path)/receipt", icon: .download, isPrimary: true),
            ])
        return try desk.answer(
            Page(frame: frame, page: ReceiptPage(try ReceiptDocument(parsing: document), desk: desk)))
    }

    @Sendable
    private func download(_ request: Request, _ context: StaffRequestContext) async throws -> FileAnswer {
        let id = try context.identifier()
        let document = try await support.useCases.erasures.receipt(of: id, by: context.actor)
        return FileAnswer(
            name: "erasure-receipt-\(id.path).json", mediaType: "application/json",
            body: ResponseBody(byteBuffer: ByteBuffer(string: document)))
    }

    @Sendable
    private func letter(_ request: Request, _ context: StaffRequestContext) async throws -> FileAnswer {
        let desk = try await support.desk(request, context)
        let letter = try await support.useCases.erasures.letter(
            of: try context.identifier(), in: desk.texts.language, by: context.actor)
        return FileAnswer(
            name: "\(letter.fileName).html", mediaType: "text/html; charset=utf-8",
            body: ResponseBody(byteBuffer: ByteBuffer(string: letter.html)))
    }
}
