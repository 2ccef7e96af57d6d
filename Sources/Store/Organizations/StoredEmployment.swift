package import Domain
package import Foundation

/// A person's place in an organisation as read.
package struct StoredEmployment: Sendable {
    /// Its id.
    package let id: UUID
    /// Whose place it is; her key seals it.
    package let person: UUID
    /// Where.
    package let organization: UUID
    /// Grows with every change; the entity tag of HTTP.
    package let version: Int32
    /// Job title, department, first and last day.
    package let detail: EmploymentDetail
    /// When it was stored.
    package let createdAt: Date
    /// When its row last changed.
    package let updatedAt: Date

    let sealVersion: Int64
    let key: VaultHandle.WrappedKey
}
