import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store
import Texts

/// `/people`: the list, narrowing it, finding somebody, and tagging those who are chosen in it.
struct PeopleListRoutes {
    let support: PageSupport
    private let outcomes = TaggingOutcomes()
    private var lists: PeopleLists { PeopleLists(support: support) }

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("people", use: list)
        staff.post("people/filters", use: narrow)
        staff.post("people/search", use: search)
        staff.post("people/tags", use: tag)
        for path in ["people/filters", "people/search", "people/tags"] {
            staff.get(RouterPath(path)) { _, _ in LocalRedirect.seeOther("/people") }
        }
    }

    @Sendable
    private func list(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let desk = try await support.desk(request, context)
        let source = PeopleSource.listing(try PeopleListing(request))
        let told = desk.flash?.kind == .tagged ? desk.flash?.subject : nil
        let tagging = told.flatMap { outcomes.take($0, by: context.actor) }
        return try await lists.answer(
            source, desk, context, toast: tagging.map { Toast($0, of: source, desk: desk) })
    }

    /// Leads to the list's address, which holds nothing personal: what is typed is judged first.
    @Sendable
    private func narrow(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let form = try await request.form(context)
        guard let typed = form["town"], !PeopleListing.isTown(typed) else {
            return LocalRedirect.seeOther(try PeopleListing(form).path)
        }
        let desk = try await support.desk(request, context)
        return try await lists.answer(
            .listing(try PeopleListing(form, without: "town")), desk, context,
            problem: ListProblem(town: typed, desk.texts)
        ).response(from: request, context: context)
    }

    /// What is searched for is personal and comes in the body; one hit leads straight to the person.
    @Sendable
    private func search(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let desk = try await support.desk(request, context)
        let form = try await request.form(context)
        let text = form["q"] ?? ""
        guard !text.isEmpty, text.utf8.count <= PeopleSource.longestSearch else {
            let page = PeoplePage(found: [], query: text, refused: desk.texts.people.searchEmpty, desk: desk)
            return try lists.answer(found: page, desk, isRefused: true).response(from: request, context: context)
        }
        let cursor = form["cursor"]
        let (people, next) = try await lists.found(text, from: cursor, by: context.actor)
        if cursor == nil, next == nil, people.count == 1, let person = people.first {
            return LocalRedirect.seeOther("/people/\(person.id.path)")
        }
        let page = PeoplePage(
            found: people, query: text, cursor: cursor, next: next, refused: nil,
            choices: try await support.choices(context), desk: desk)
        return try lists.answer(found: page, desk, isRefused: false).response(from: request, context: context)
    }

    /// Gives a tag to the chosen people or takes it from them, and leads to the list again, which shows the way back.
    ///
    /// People who were found are shown again at once: what they were found by must stand in no address.
    @Sendable
    private func tag(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        try context.actor.require(.peopleWrite)
        let desk = try await support.desk(request, context)
        let form = try await request.form(context)
        let selection = try PeopleSelection(form)
        let isRemoval = form["do"] == "remove"
        do {
            let people = try await lists.people(in: selection, by: context.actor)
            let tag = try await chosenTag(form, isRemoval: isRemoval, by: context.actor)
            let outcome = try await support.useCases.tagging.many(
                people, add: isRemoval ? [] : [tag.id], remove: isRemoval ? [tag.id] : [], by: context.actor)
            let tagging = TaggingOutcomes.Tagging(outcome: outcome, tag: tag, isRemoval: isRemoval)
            if case .listing(let listing) = selection.source {
                return support.redirect(
                    listing.path, flash: Flash(.tagged, undoing: outcomes.keep(tagging, for: context.actor)))
            }
            return try await lists.answer(
                selection.source, desk, context, toast: Toast(tagging, of: selection.source, desk: desk)
            ).response(from: request, context: context)
        } catch let refusal as Refusal where refusal.isOfInput {
            return try await lists.answer(
                selection.source, desk, context, problem: ListProblem(refusal, selection, desk.texts)
            ).response(from: request, context: context)
        }
    }

    /// The tag that a form names, by its id or by its label; one that is to be given is made where it is not there.
    private func chosenTag(_ form: FormData, isRemoval: Bool, by actor: Actor) async throws -> Tag {
        let tags = support.useCases.tags
        if let id = form["tagId"].flatMap({ UUID(uuidString: $0) }) { return try await tags.one(id, by: actor) }
        let labels = [try form.require("label")]
        let ids =
            isRemoval
            ? try await support.useCases.vocabulary(by: actor).ids(ofTags: labels, at: "label")
            : try await tags.ids(ofTags: labels, at: "label", by: actor)
        return try await tags.one(ids[0], by: actor)
    }
}
