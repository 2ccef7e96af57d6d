package import Foundation

/// Where a page of the directory ended; holds no name.
package struct DirectoryCursor: Sendable, Equatable {
    /// In an order of time the last person's moment in microseconds since 1970; in the order of names how many stood
    /// before her, for the case that she is gone when the next page is asked for.
    package let number: UInt64
    /// The last person.
    package let id: UUID

    /// Continues after this person.
    package init(number: UInt64, id: UUID) {
        self.number = number
        self.id = id
    }
}
