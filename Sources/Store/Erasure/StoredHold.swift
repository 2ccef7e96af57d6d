package import Domain
package import Foundation

/// A legal hold on somebody.
package struct StoredHold: Sendable, Equatable {
    /// Reason, owner, review, end.
    package let hold: LegalHold
    /// Whom it is about.
    package let person: UUID
    /// Since when.
    package let placedAt: Date
}
