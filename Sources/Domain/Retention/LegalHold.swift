package import Foundation

/// A stop on erasing, for claims or at the person's own wish: with reason, owner and review date.
package struct LegalHold: Sendable, Equatable {
    /// Names the hold.
    package let id: UUID
    /// Why: a code such as `dispute` or `subject-request`.
    package let reason: String
    /// The member who answers for it.
    package let owner: UUID
    /// The day it has to be looked at again.
    package let reviewOn: CalendarDay
    /// When it was lifted.
    package var liftedAt: Date?

    /// Makes a hold.
    package init(id: UUID, reason: String, owner: UUID, reviewOn: CalendarDay, liftedAt: Date? = nil) {
        self.id = id
        self.reason = reason
        self.owner = owner
        self.reviewOn = reviewOn
        self.liftedAt = liftedAt
    }

    /// Whether it still stops an erasure.
    package var isLiving: Bool {
        liftedAt == nil
    }
}
