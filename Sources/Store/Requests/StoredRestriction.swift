package import Domain
package import Foundation

/// A restriction of a person's processing; ids, codes and dates.
package struct StoredRestriction: Sendable, Equatable {
    /// Its id.
    package let id: UUID
    /// Whose processing.
    package let person: UUID
    /// Why.
    package let reason: RestrictionReason
    /// Since when.
    package let imposedAt: Date
    /// When the person was told that it would end; nil while it stands.
    package let notifiedAt: Date?
    /// When it ended; nil while it stands.
    package let liftedAt: Date?
}
