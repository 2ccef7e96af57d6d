import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store
import Texts

/// `/people/{id}`: one person, and who read her.
struct PeopleRoutes {
    let support: PageSupport

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("people/{id}", use: show)
        staff.get("people/{id}/reads", use: reads)
    }

    @Sendable
    private func show(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let id = try context.identifier()
        let desk = try await support.desk(request, context)
        let person = try await support.useCases.read.one(id, by: context.actor)
        let grounds = try await support.useCases.organizations.grounds.of(id, .person, by: context.actor)
        let purposes = try await support.useCases.purposes(by: context.actor)
        let employments = try await support.useCases.organizations.employments.of(id, by: context.actor)
        let timeline = try await SubjectPages(support: support).timeline(
            of: id, .person, employments: employments, desk: desk)
        let consents =
            context.actor.may(.consentsRead)
            ? try await support.useCases.consents.read.of(id, by: context.actor) : nil
        let choices = try await support.choices(context)
        let texts = desk.texts
        let frame = desk.frame(
            .people, title: texts.person.windowTitle, heading: person.profile.displayName,
            crumbs: [Crumb(texts.people.title, href: "/people")],
            actions: context.actor.may(.peopleWrite)
                ? [
                    Action(
                        texts.person.edit, href: "/people/\(id.path)/edit", icon: .pencil, isPrimary: true, keys: "e")
                ] : [])
        return try desk.answer(
            Page(
                frame: frame,
                page: PersonPage(
                    person, grounds: grounds, purposes: purposes, employments: employments, timeline: timeline,
                    consents: consents, choices: choices, desk: desk)))
    }

    @Sendable
    private func reads(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let id = try context.identifier()
        let desk = try await support.desk(request, context)
        let reads = try await support.useCases.log.reads(of: id, limit: 200, by: context.actor)
        let purposes = try await support.useCases.purposes(by: context.actor)
        let t = desk.texts.reads
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: t.title, lead: t.lead,
                    crumbs: [Crumb(desk.texts.person.windowTitle, href: "/people/\(id.path)")]),
                page: ReadsPage(reads, purposes: purposes, desk: desk)))
    }
}
