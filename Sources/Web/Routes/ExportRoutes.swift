import Domain
import HTTPSupport
import HTTPTypes
import Hummingbird
import Operations
import Texts

/// `/people/export`: everybody, or the people chosen in a list, as a file.
struct ExportRoutes {
    let support: PageSupport

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("people/export", use: all)
        staff.post("people/export", use: chosen)
        staff.post("people/export/file", use: file)
    }

    @Sendable
    private func all(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        try await form(ExportEntry(), try await support.desk(request, context))
    }

    /// The same form for people chosen in a list: who they are comes in the body, never in an address.
    @Sendable
    private func chosen(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        try context.actor.require(.peopleExport)
        let desk = try await support.desk(request, context)
        let sent = try await request.form(context)
        guard sent.isTicked("scope") else { return try await form(ExportEntry(sent), desk) }
        // From a list nobody chosen is nobody, not everybody.
        let selection = try PeopleSelection(sent)
        let lists = PeopleLists(support: support)
        var entry = ExportEntry()
        do {
            entry.ids = try await lists.people(in: selection, by: context.actor)
        } catch let refusal as Refusal where refusal.field == "scope" {
            return try await lists.answer(
                selection.source, desk, context, problem: ListProblem(refusal, selection, desk.texts))
        }
        return try await form(entry, desk)
    }

    private func form(
        _ entry: ExportEntry, _ desk: Desk, refusal: Refusal? = nil
    ) async throws -> HTMLAnswer {
        let choices = try await support.useCases.export.choices(among: entry.ids, by: desk.actor)
        let t = desk.texts.export
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: t.title, lead: t.lead,
                    crumbs: [Crumb(desk.texts.people.title, href: "/people")]),
                page: ExportPage(entry, choices: choices, refusal: refusal, desk: desk)),
            status: refusal == nil ? .ok : .unprocessableContent)
    }

    @Sendable
    private func file(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let desk = try await support.desk(request, context)
        let entry = ExportEntry(try await request.form(context))
        do {
            let file = try await support.useCases.export(try entry.order(desk), by: context.actor)
            return FileAnswer(name: file.name, mediaType: file.mediaType, reading: file)
                .response(from: request, context: context)
        } catch let refusal as Refusal where refusal.isOfInput {
            return try await form(entry, desk, refusal: refusal).response(from: request, context: context)
        }
    }
}
