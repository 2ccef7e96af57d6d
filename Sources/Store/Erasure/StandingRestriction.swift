package import Foundation

/// A restriction that stands and stops what would be erased (Art. 18 GDPR).
package struct StandingRestriction: Sendable, Equatable {
    /// Its id.
    package let id: UUID
    /// Whom it is about.
    package let person: UUID
    /// `art-18-1-a` to `art-18-1-d`.
    package let reason: String
    /// Since when.
    package let imposedAt: Date
}
