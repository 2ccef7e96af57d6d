import Domain
import Foundation
import HTTPSupport
import Operations
import Store

/// An activity as somebody typed it: kept as it is when a form comes back.
struct ActivityEntry: Sendable, Equatable {
    var kind = ActivityKind.note.rawValue
    /// As `2026-11-23`.
    var day = ""
    var subject = ""
    var text = ""
    /// The subject on whose page the form stands: `people/ID` or `organizations/ID`.
    var page = ""
    /// The organisation, or the person, that the page's subject shares it with.
    var other = ""

    /// An empty form on a page.
    init(page: String, day: CalendarDay) {
        self.page = page
        self.day = day.description
    }

    /// A form filled with what is stored.
    init(_ activity: StoredActivity, zone: TimeZone) {
        kind = activity.kind.rawValue
        day = CalendarDay(activity.happenedAt, in: zone).description
        subject = activity.content.subject ?? ""
        text = activity.content.text ?? ""
    }

    /// What was sent.
    init(_ form: FormData) {
        kind = form.raw("kind") ?? ActivityKind.note.rawValue
        day = form.raw("happenedAt") ?? ""
        subject = form.raw("subject") ?? ""
        text = form.raw("text") ?? ""
        page = form["page"] ?? ""
        other = form["other"] ?? ""
    }
}

extension ActivityEntry {
    /// The page's subject; nil where the form was made up.
    var home: (kind: SubjectKind, id: UUID)? {
        let parts = page.split(separator: "/")
        guard parts.count == 2, let kind = SubjectKind.allCases.first(where: { $0.segment == parts[0] }),
            let id = UUID(uuidString: String(parts[1]))
        else { return nil }
        return (kind, id)
    }

    var content: ActivityContent { ActivityContent(subject: subject, text: text) }

    /// - Throws: `Refusal` naming `kind`.
    func checkedKind() throws(Refusal) -> ActivityKind {
        guard let kind = ActivityKind(rawValue: kind) else {
            throw Refusal(.invalid, RefusalCode.notAllowedValue, field: "kind")
        }
        return kind
    }

    /// The moment of the day that was chosen: `known` where that lies on it, else noon.
    ///
    /// - Throws: `Refusal` naming `happenedAt`.
    func moment(known: Date, zone: TimeZone) throws(Refusal) -> Date {
        guard let chosen = try CalendarDay.checked(day, at: "happenedAt") else { return known }
        if chosen == CalendarDay(known, in: zone) { return known }
        return chosen.end(in: zone).addingTimeInterval(-43_200)
    }

    /// What is to be stored.
    ///
    /// - Throws: `Refusal` naming a field of the form.
    func input(now: Date, zone: TimeZone) throws(Refusal) -> ActivityInput {
        guard let home else {
            throw Refusal(.invalid, RefusalCode.malformed, field: "page")
        }
        let otherID = UUID(uuidString: other)
        let isPerson = home.kind == .person
        let organization = isPerson ? otherID : home.id
        let people = isPerson ? [home.id] : otherID.map { [$0] } ?? []
        return ActivityInput(
            kind: try checkedKind(), happenedAt: try moment(known: now, zone: zone), content: content,
            organization: organization, people: people)
    }
}
