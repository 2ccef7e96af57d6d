import Domain
import Foundation
import Store

/// A person's place in an organisation on the wire.
struct EmploymentBody: Encodable, Sendable {
    let id: String
    let personId: String
    let organizationId: String
    /// What the other side of a list is called.
    let organizationName: String?
    let personName: String?
    let jobTitle: String?
    let department: String?
    let since: String?
    let until: String?
    let version: Int32
    let createdAt: Date
    let updatedAt: Date

    init(_ employment: StoredEmployment, organizationName: String? = nil, personName: String? = nil) {
        id = employment.id.uuidString.lowercased()
        personId = employment.person.uuidString.lowercased()
        organizationId = employment.organization.uuidString.lowercased()
        self.organizationName = organizationName
        self.personName = personName
        jobTitle = employment.detail.jobTitle
        department = employment.detail.department
        since = employment.detail.since?.description
        until = employment.detail.until?.description
        version = employment.version
        createdAt = employment.createdAt
        updatedAt = employment.updatedAt
    }
}
