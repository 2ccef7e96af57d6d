package import Foundation

/// Where a page of people ended.
package struct PersonCursor: Sendable, Equatable {
    /// The last person's creation time.
    package let createdAt: Date
    /// The last person's id, for people created in the same microsecond.
    package let id: UUID

    /// Continues after this person.
    package init(createdAt: Date, id: UUID) {
        self.createdAt = createdAt
        self.id = id
    }
}
