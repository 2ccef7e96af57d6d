package import Foundation

/// A person whose last ground has ended.
package struct EndedPerson: Sendable, Equatable {
    /// Her id.
    package let id: UUID
    /// Whether a restriction stands, under which she may need the data herself (Art. 18 GDPR).
    package let isRestricted: Bool
    /// Whether a legal hold stands.
    package let isHeld: Bool
}
