package import Domain
package import Foundation

/// A saved view of a list, opened.
package struct StoredListView: Sendable {
    /// Its id.
    package let id: UUID
    /// Whether people or organisations are listed.
    package let kind: SubjectKind
    /// The member who made it.
    package let member: UUID
    /// Whether everybody in the business sees it.
    package let isShared: Bool
    /// Grows with every change.
    package let sealVersion: Int64
    /// What it is called and shows.
    package let record: ListViewRecord

    /// Puts a view together.
    package init(
        id: UUID, kind: SubjectKind, member: UUID, isShared: Bool, sealVersion: Int64, record: ListViewRecord
    ) {
        self.id = id
        self.kind = kind
        self.member = member
        self.isShared = isShared
        self.sealVersion = sealVersion
        self.record = record
    }
}
