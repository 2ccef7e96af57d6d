import Domain
import Foundation
import Store
import Texts

/// Who works where: a person's places, or the people of an organisation.
struct EmploymentsCard: Sendable {
    /// One position.
    struct Line: Sendable {
        let name: String
        let href: String
        let what: String?
        let period: String?
        let editHref: String?
    }

    let t: EmploymentTexts
    let title: String
    let none: String
    let icon: String
    let lines: [Line]
    let hasLines: Bool
    let addHref: String?

    /// A person's places.
    init(of person: UUID, _ lines: [EmploymentLine], desk: Desk) {
        let t = desk.texts.employment
        self.t = t
        let mayWrite = desk.actor.may(.peopleWrite)
        title = t.title
        none = t.none
        icon = Icon.building.template
        addHref = mayWrite ? "/people/\(person.path)/employments/new" : nil
        self.lines = lines.map { line in
            let employment = line.employment
            return Self.line(
                line, href: "/organizations/\(employment.organization.path)",
                editHref: mayWrite ? "/people/\(person.path)/employments/\(employment.id.path)/edit" : nil, desk)
        }
        hasLines = !lines.isEmpty
    }

    /// The people of an organisation.
    init(in lines: [EmploymentLine], desk: Desk) {
        let t = desk.texts.employment
        self.t = t
        title = t.staffTitle
        none = t.noStaff
        icon = Icon.people.template
        addHref = nil
        self.lines = lines.map { Self.line($0, href: "/people/\($0.employment.person.path)", editHref: nil, desk) }
        hasLines = !lines.isEmpty
    }

    private static func line(_ line: EmploymentLine, href: String, editHref: String?, _ desk: Desk) -> Line {
        let detail = line.employment.detail
        func day(_ day: CalendarDay?) -> String? {
            day.map { desk.texts.formats.day(year: $0.year, month: $0.month, day: $0.day) }
        }
        let what = [detail.jobTitle, detail.department].compactMap { $0 }.joined(separator: ", ")
        let period = desk.texts.employment.period(day(detail.since), day(detail.until))
        return Line(
            name: line.otherName, href: href, what: what.isEmpty ? nil : what, period: period.isEmpty ? nil : period,
            editHref: editHref)
    }
}
