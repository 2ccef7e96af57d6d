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

    /// What happened with a subject, newest first, with the form to write something down.
    func timeline(
        of id: UUID, _ kind: SubjectKind, employments: [EmploymentLine], desk: Desk
    ) async throws -> TimelineCard {
        let mayWrite = desk.actor.may(.peopleWrite)
        let events = try await organizations.timeline.of(
            id, kind, limit: TimelineCard.length + 1, withDeleted: mayWrite, by: desk.actor)
        let shown = Array(events.prefix(TimelineCard.length))
        let page = "\(kind.segment)/\(id.path)"
        let today = CalendarDay(desk.now, in: desk.zone)
        let form =
            mayWrite
            ? ActivityForm(
                ActivityEntry(page: page, day: today), others: Self.others(kind, employments, on: today), desk: desk)
            : nil
        return TimelineCard(
            try await entries(shown, of: id, page: page, desk: desk), form: form,
            olderHref: events.count > shown.count ? "/\(page)/timeline" : nil, desk: desk)
    }

    /// Whom an entry can be shared with: where a person works, who ever worked in an organisation; none twice.
    private static func others(
        _ kind: SubjectKind, _ employments: [EmploymentLine], on today: CalendarDay
    ) -> [(value: String, label: String)] {
        let others: [(value: String, label: String)] =
            switch kind {
            case .person:
                employments.filter { !$0.employment.detail.isOver(on: today) }
                    .map { ($0.employment.organization.path, $0.otherName) }
            case .organization: employments.map { ($0.employment.person.path, $0.otherName) }
            }
        var seen: Set<String> = []
        return others.filter { seen.insert($0.value).inserted }
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
