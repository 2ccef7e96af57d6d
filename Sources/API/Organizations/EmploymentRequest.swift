import Domain
import Foundation

/// The body of `POST /people/{id}/employments`.
struct EmploymentRequest: Decodable, Sendable {
    let organizationId: UUID
    let jobTitle: String?
    let department: String?
    let since: String?
    let until: String?

    /// What it says.
    ///
    /// - Throws: `Refusal` naming the day that is none.
    func detail() throws(Refusal) -> EmploymentDetail {
        EmploymentDetail(
            jobTitle: jobTitle, department: department, since: try CalendarDay.checked(since, at: "since"),
            until: try CalendarDay.checked(until, at: "until"))
    }
}
