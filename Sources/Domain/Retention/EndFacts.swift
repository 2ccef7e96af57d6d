package import Foundation

/// What an end rule is applied to.
package struct EndFacts: Sendable, Equatable {
    /// The day the ground began.
    package var since: CalendarDay
    /// The date of the person's last document, where there is one.
    package var lastDocument: CalendarDay?
    /// When the consent behind the ground ended, where it did.
    package var consentEndedAt: Date?
    /// Until when the consent is valid, where that is bounded.
    package var consentValidUntil: Date?
    /// The last day of the purpose, where it has one.
    package var purposeEndsOn: CalendarDay?
    /// The tenant's time zone.
    package var zone: TimeZone

    /// Collects the facts; only the start and the zone are always known.
    package init(
        since: CalendarDay, lastDocument: CalendarDay? = nil, consentEndedAt: Date? = nil,
        consentValidUntil: Date? = nil, purposeEndsOn: CalendarDay? = nil, zone: TimeZone
    ) {
        self.since = since
        self.lastDocument = lastDocument
        self.consentEndedAt = consentEndedAt
        self.consentValidUntil = consentValidUntil
        self.purposeEndsOn = purposeEndsOn
        self.zone = zone
    }
}
