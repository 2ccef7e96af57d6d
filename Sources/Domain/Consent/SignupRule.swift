package import Foundation

/// The bounds of sign-ups by strangers: a form must not become a way to fill somebody's mailbox (CONSENT.md "Double opt-in").
package enum SignupRule {
    /// Sign-ups of one address in ``addressPeriod`` that get a message, at most; further ones are dropped without a word, so
    /// that nobody learns who has asked before.
    package static let perAddress = 3
    /// The period of ``perAddress``.
    package static let addressPeriod: TimeInterval = 86_400
    /// For how long the same boxes ticked again for one address are the same request: a form sent twice is one message.
    package static let repeatPeriod: TimeInterval = 600
    /// Sign-ups of one form in ``formPeriod``, at most; further ones are asked to come back.
    package static let perForm = 300
    /// The period of ``perForm``.
    package static let formPeriod: TimeInterval = 3_600
    /// For how long a sign-up waits whose message no mail server takes.
    package static let unsentPeriod: TimeInterval = 7 * 86_400
    /// For how long it is known that a link was used or came too late.
    package static let endedPeriod: TimeInterval = 30 * 86_400
    /// For how long the page is shown on which a person sees all that she agreed to.
    package static let preferencesPeriod: TimeInterval = 7 * 86_400

    /// For how long a confirmation link is good, by the law's table (`consent.confirmation`); 72 hours as shipped.
    package static func lifetime(at now: Date) -> TimeInterval {
        let hours = PolicyParameters.value("consent.confirmation", on: CalendarDay(now, in: .gmt)) ?? 72
        return TimeInterval(hours) * 3_600
    }
}
