package import Foundation

/// A stop on erasing, for claims or at the person's own wish: with reason, owner and review date.
package struct LegalHold: Sendable, Equatable {
    /// Why somebody must not be erased; raw values are the names on the wire. A file number goes into the log's reference.
    package enum Reason: String, Sendable, CaseIterable, Codable {
        /// A dispute with the person.
        case dispute
        /// A claim against others, for which her data is needed.
        case claim
        /// An authority or a court asks for the data.
        case authority
        /// She asked for it herself (Art. 18(1)(b)(c) GDPR).
        case subjectRequest = "subject-request"
    }

    /// Names the hold.
    package let id: UUID
    /// Why.
    package let reason: Reason
    /// The member who answers for it; nil for the operator.
    package let owner: UUID?
    /// The day it has to be looked at again.
    package let reviewOn: CalendarDay
    /// When it was lifted.
    package var liftedAt: Date?

    /// Makes a hold.
    package init(id: UUID, reason: Reason, owner: UUID?, reviewOn: CalendarDay, liftedAt: Date? = nil) {
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

    /// Whether it has not been looked at in time.
    package func isOverdue(on today: CalendarDay) -> Bool {
        isLiving && reviewOn < today
    }

    /// The day of the review: the one that is named, or the latest there may be.
    ///
    /// - Throws: ``Refusal`` naming `reviewOn` for a day that is over, or later than `hold.review` allows.
    package static func review(_ named: CalendarDay?, today: CalendarDay) throws(Refusal) -> CalendarDay {
        let months = PolicyParameters.value("hold.review", on: today) ?? 6
        let latest = today.adding(months: months)
        guard let named else { return latest }
        guard named >= today, named <= latest else {
            throw Refusal(
                .invalid, RefusalCode.notAllowedValue, field: "reviewOn",
                rule: "A hold is looked at again within \(months) months, Art. 5(1)(e) GDPR.")
        }
        return named
    }
}
