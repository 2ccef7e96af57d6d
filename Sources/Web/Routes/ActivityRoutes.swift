import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store
import Texts

/// Writing down what was said, changing it, deleting it and bringing it back; older parts of timelines.
struct ActivityRoutes {
    let support: PageSupport

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.post("activities", use: create)
        staff.get("activities/{id}/edit", use: edit)
        staff.post("activities/{id}/edit", use: save)
        staff.post("activities/{id}/delete", use: delete)
        staff.post("activities/{id}/restore", use: restore)
        staff.get("people/{id}/timeline") { try await timeline(.person, $0, $1) }
        staff.get("organizations/{id}/timeline") { try await timeline(.organization, $0, $1) }
    }

    private var activities: ManageActivities { support.useCases.organizations.activities }

    @Sendable
    private func create(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let entry = ActivityEntry(try await request.form(context))
        let desk = try await support.desk(request, context)
        do {
            _ = try await activities.add(try entry.input(now: desk.now, zone: desk.zone), by: context.actor)
            return support.redirect("/\(entry.page)", flash: Flash(.saved))
        } catch let refusal as Refusal where refusal.isOfInput {
            guard let kind = entry.home?.kind else { throw refusal }
            let home = "/\(entry.page)"
            let content = ActivityPage(
                entry, of: nil, cancelHref: home, others: try await chosen(entry, context), desk: desk,
                refusal: refusal)
            return try answer(content, kind, title: desk.texts.timeline.newTitle, home: home, desk)
                .response(from: request, context: context)
        }
    }

    /// Whom the refused entry was to be shared with, so that the choice stays.
    private func chosen(
        _ entry: ActivityEntry, _ context: StaffRequestContext
    ) async throws -> [(value: String, label: String)] {
        guard let home = entry.home, !entry.other.isEmpty else { return [] }
        let employments = support.useCases.organizations.employments
        let lines =
            home.kind == .person
            ? try await employments.of(home.id, by: context.actor).map {
                ($0.employment.organization.path, $0.otherName)
            }
            : try await employments.in(home.id, by: context.actor).map { ($0.employment.person.path, $0.otherName) }
        return lines.first { $0.0 == entry.other }.map { [(value: $0.0, label: $0.1)] } ?? []
    }

    private func answer(
        _ content: ActivityPage, _ kind: SubjectKind, title: String, home: String, _ desk: Desk, isLate: Bool = false,
        isRefused: Bool = true
    ) throws -> HTMLAnswer {
        try desk.answer(
            Page(
                frame: desk.frame(kind.area, title: title, crumbs: [kind.crumb(href: home, desk.texts)]),
                page: content),
            status: isLate ? .preconditionFailed : isRefused ? .unprocessableContent : .ok)
    }

    @Sendable
    private func edit(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        try context.actor.require(.peopleWrite)
        let desk = try await support.desk(request, context)
        let activity = try await activities.one(try context.identifier(), by: context.actor)
        let content = ActivityPage(
            ActivityEntry(activity, zone: desk.zone), of: Self.place(activity), cancelHref: Self.home(activity),
            desk: desk)
        return try answer(
            content, activity.subjectKind, title: desk.texts.timeline.editTitle, home: Self.home(activity), desk,
            isRefused: false)
    }

    private static func place(_ activity: StoredActivity) -> (path: String, version: Int32) {
        ("/activities/\(activity.id.path)", activity.version)
    }

    /// The page of whom the activity is about first of all.
    private static func home(_ activity: StoredActivity) -> String {
        "/\(activity.subjectKind.segment)/\(activity.subject.path)"
    }

    @Sendable
    private func save(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let id = try context.identifier()
        let form = try await request.form(context)
        let entry = ActivityEntry(form)
        let version = try form.version()
        let desk = try await support.desk(request, context)
        func again(_ refusal: Refusal?, version: Int32?) async throws -> Response {
            let activity = try await activities.one(id, by: context.actor)
            let content = ActivityPage(
                entry, of: (Self.place(activity).path, version ?? activity.version),
                cancelHref: Self.home(activity), desk: desk, refusal: refusal, isLate: version == nil)
            return try answer(
                content, activity.subjectKind, title: desk.texts.timeline.editTitle, home: Self.home(activity), desk,
                isLate: version == nil
            ).response(from: request, context: context)
        }
        do {
            let activity = try await activities.change(id, version: version, by: context.actor) { content in
                content.kind = try entry.checkedKind()
                content.happenedAt = try entry.moment(known: content.happenedAt, zone: desk.zone)
                content.content.subject = entry.subject
                content.content.text = entry.text
            }
            return support.redirect(Self.home(activity), flash: Flash(.saved))
        } catch let refusal as Refusal where refusal.kind == .preconditionFailed {
            return try await again(nil, version: nil)
        } catch let refusal as Refusal where refusal.isOfInput {
            return try await again(refusal, version: version)
        }
    }

    @Sendable
    private func delete(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let activity = try await activities.delete(try context.identifier(), by: context.actor)
        return support.redirect(Self.home(activity), flash: Flash(.removed, undoing: activity.id))
    }

    @Sendable
    private func restore(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let entry = ActivityEntry(try await request.form(context))
        let activity = try await activities.restore(try context.identifier(), by: context.actor)
        return support.redirect(entry.home == nil ? Self.home(activity) : "/\(entry.page)", flash: Flash(.saved))
    }

    private func timeline(
        _ kind: SubjectKind, _ request: Request, _ context: StaffRequestContext
    ) async throws -> HTMLAnswer {
        let id = try context.identifier()
        let desk = try await support.desk(request, context)
        let cursor = try ListCursor(request, list: "timeline", actor: context.actor, support.cursors)
        let events = try await support.useCases.organizations.timeline.of(
            id, kind, after: cursor.map { ($0.at, $0.id) }, limit: 51, withDeleted: desk.actor.may(.peopleWrite),
            by: desk.actor)
        let last = events.count > 50 ? events.prefix(50).last : nil
        let page = "\(kind.segment)/\(id.path)"
        let content = TimelinePage(
            try await SubjectPages(support: support).entries(
                Array(events.prefix(50)), of: id, page: page, desk: desk),
            pager: Pager(
                path: "/\(page)/timeline",
                next: last.map {
                    ListCursor(at: $0.at, id: $0.id).text(
                        list: "timeline", actor: context.actor, support.cursors)
                }, isFirst: cursor == nil), desk: desk)
        return try desk.answer(
            Page(
                frame: desk.frame(
                    kind.area, title: content.t.title, crumbs: [kind.crumb(href: "/\(page)", desk.texts)]),
                page: content))
    }
}
