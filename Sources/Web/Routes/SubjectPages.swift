import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store
import Texts

/// What the pages of people and organisations share: who works there, what happened, who is in charge.
struct SubjectPages {
    let support: PageSupport

    private var organizations: OrganizationUseCases { support.useCases.organizations }

    /// The staff; every role may know its colleagues.
    func members(_ actor: Actor) async throws -> [StoredMember] {
        try await support.useCases.members.list(by: actor)
    }

    /// What happened with a person, newest first, with the form to write something down.
    func timeline(ofPerson id: UUID, employments: [EmploymentLine], desk: Desk) async throws -> TimelineCard {
        let length = TimelineCard.length
        let events = try await organizations.timeline.of(
            person: id, limit: length + 1, withDeleted: desk.actor.may(.peopleWrite), by: desk.actor)
        let others: [(value: String, label: String)] = employments.filter {
            !$0.employment.detail.isOver(on: CalendarDay(desk.now, in: desk.zone))
        }
        .map { ($0.employment.organization.path, $0.otherName) }
        return try await card(events, of: id, page: "people/\(id.path)", others: others, desk: desk)
    }

    /// What happened with an organisation, newest first, with the form to write something down.
    func timeline(ofOrganization id: UUID, employments: [EmploymentLine], desk: Desk) async throws -> TimelineCard {
        let length = TimelineCard.length
        let events = try await organizations.timeline.of(
            organization: id, limit: length + 1, withDeleted: desk.actor.may(.peopleWrite), by: desk.actor)
        let others: [(value: String, label: String)] = employments.map { ($0.employment.person.path, $0.otherName) }
        return try await card(events, of: id, page: "organizations/\(id.path)", others: others, desk: desk)
    }

    private func card(
        _ events: [TimelineEvent], of id: UUID, page: String, others: [(value: String, label: String)], desk: Desk
    ) async throws -> TimelineCard {
        let shown = Array(events.prefix(TimelineCard.length))
        var seen: Set<String> = []
        let distinct = others.filter { seen.insert($0.value).inserted }
        let form =
            desk.actor.may(.peopleWrite)
            ? ActivityForm(
                ActivityEntry(page: page, day: CalendarDay(desk.now, in: desk.zone)), others: distinct, desk: desk)
            : nil
        return TimelineCard(
            try await entries(shown, of: id, page: page, desk: desk), form: form,
            olderHref: events.count > shown.count ? "/\(page)/timeline" : nil, desk: desk)
    }

    /// Entries with the names that stand beside them.
    func entries(
        _ events: [TimelineEvent], of id: UUID, page: String, desk: Desk
    ) async throws -> [TimelineEntry] {
        let purposes = try await support.useCases.purposes(by: desk.actor)
        var names = TimelineEntry.Names()
        names.subjects = try await organizations.timeline.names(in: events, besides: id, by: desk.actor)
        for member in try await members(desk.actor) { names.members[member.id] = member.profile.displayName }
        return events.map {
            TimelineEntry($0, names: names, subject: id, page: page, purposes: purposes, desk: desk)
        }
    }
}
