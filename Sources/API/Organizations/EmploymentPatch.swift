import Domain
import Foundation

/// The body of `PATCH /people/{id}/employments/{employment}` (RFC 7396): what is absent stays, null empties.
struct EmploymentPatch: Decodable, Sendable {
    private enum CodingKeys: String, CodingKey {
        case jobTitle, department, since, until
    }

    private let jobTitle: PatchMember<String>
    private let department: PatchMember<String>
    private let since: PatchMember<String>
    private let until: PatchMember<String>

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        jobTitle = try container.member(.jobTitle)
        department = try container.member(.department)
        since = try container.member(.since)
        until = try container.member(.until)
    }

    /// - Throws: `Refusal` naming the day that is none.
    func apply(to detail: inout EmploymentDetail) throws(Refusal) {
        jobTitle.apply(to: &detail.jobTitle)
        department.apply(to: &detail.department)
        if let day = try Self.day(since, at: "since") { detail.since = day }
        if let day = try Self.day(until, at: "until") { detail.until = day }
    }

    /// Outer nil where nothing is to change, inner nil where the day goes.
    private static func day(_ member: PatchMember<String>, at field: String) throws(Refusal) -> CalendarDay?? {
        switch member {
        case .absent: nil
        case .cleared: .some(nil)
        case .value(let text): .some(try CalendarDay.checked(text, at: field))
        }
    }
}
