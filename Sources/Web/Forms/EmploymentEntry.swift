import Domain
import Foundation
import HTTPSupport
import Store

/// A position as somebody typed it.
struct EmploymentEntry: Sendable, Equatable {
    /// The id of the organisation; empty while none was chosen.
    var organization = ""
    var jobTitle = ""
    var department = ""
    /// As `2026-11-23`.
    var since = ""
    var until = ""

    /// An empty form.
    init() {}

    /// A form filled with what is stored.
    init(_ detail: EmploymentDetail) {
        jobTitle = detail.jobTitle ?? ""
        department = detail.department ?? ""
        since = detail.since?.description ?? ""
        until = detail.until?.description ?? ""
    }

    /// What was sent.
    init(_ form: FormData) {
        organization = form["organizationId"] ?? ""
        jobTitle = form.raw("jobTitle") ?? ""
        department = form.raw("department") ?? ""
        since = form.raw("since") ?? ""
        until = form.raw("until") ?? ""
    }

    /// - Throws: `Refusal` naming the day that is none.
    func detail() throws(Refusal) -> EmploymentDetail {
        EmploymentDetail(
            jobTitle: jobTitle, department: department, since: try CalendarDay.checked(since, at: "since"),
            until: try CalendarDay.checked(until, at: "until"))
    }

    /// - Throws: `Refusal` naming `organizationId` where none was chosen.
    func checkedOrganization() throws(Refusal) -> UUID {
        guard let id = UUID(uuidString: organization) else {
            throw Refusal(.invalid, RefusalCode.required, field: "organizationId")
        }
        return id
    }
}
