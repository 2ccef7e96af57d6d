package import Foundation

/// How long the links of somebody who signed up are good.
package enum SignupRule {
    /// For how long the page is shown on which a person sees all that she agreed to.
    package static let preferencesPeriod: TimeInterval = 7 * 86_400

    /// For how long a confirmation link is good, by the law's table (`consent.confirmation`); 72 hours as shipped.
    package static func lifetime(at now: Date) -> TimeInterval {
        let hours = PolicyParameters.value("consent.confirmation", on: CalendarDay(now, in: .gmt)) ?? 72
        return TimeInterval(hours) * 3_600
    }
}
