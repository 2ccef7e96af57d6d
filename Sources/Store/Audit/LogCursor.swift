package import Foundation

/// Where a page of the audit log ended.
package struct LogCursor: Sendable, Equatable {
    /// The last entry's transaction.
    package let transaction: UInt64
    /// The last entry's id.
    package let id: UUID

    /// Continues after this entry.
    package init(transaction: UInt64, id: UUID) {
        self.transaction = transaction
        self.id = id
    }
}
