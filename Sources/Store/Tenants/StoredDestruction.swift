package import Foundation

/// The destruction of a tenant as the node keeps it.
package struct StoredDestruction: Sendable, Equatable {
    /// Its id.
    package let id: UUID
    /// The id that the tenant had.
    package let tenant: UUID
    /// The operator's reference.
    package let reason: String?
    /// People who were kept when it was begun.
    package let people: Int
    /// Rows that there were when it was begun.
    package let records: Int
    /// When it was begun.
    package let begunAt: Date
    /// The signed certificate; nil while rows are left.
    package let document: String?

    /// States what is to be noted.
    package init(
        id: UUID, tenant: UUID, reason: String?, people: Int, records: Int, begunAt: Date, document: String? = nil
    ) {
        self.id = id
        self.tenant = tenant
        self.reason = reason
        self.people = people
        self.records = records
        self.begunAt = begunAt
        self.document = document
    }
}
