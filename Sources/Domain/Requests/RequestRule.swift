package import Foundation

/// The bounds of requests that strangers send: a form must not become a way to fill somebody's mailbox, or the inbox of the staff.
package enum RequestRule {
    /// Requests from one address in ``addressPeriod`` that get a message, at most; further ones are dropped without a word.
    package static let perAddress = 3
    /// The period of ``perAddress``.
    package static let addressPeriod: TimeInterval = 86_400
    /// For how long the same right asked for again from one address is the same request.
    package static let repeatPeriod: TimeInterval = 600
    /// Requests of one business by its form in ``formPeriod``, at most; further ones are asked to come back.
    package static let perForm = 300
    /// The period of ``perForm``.
    package static let formPeriod: TimeInterval = 3_600
    /// For how long a request waits whose message no mail server takes.
    package static let unsentPeriod: TimeInterval = 7 * 86_400
    /// For how long the link that shows whose request it is is good.
    package static let linkPeriod: TimeInterval = 72 * 3_600
    /// For how long the link to the package is good.
    package static let packagePeriod: TimeInterval = 7 * 86_400
    /// How often a package is fetched with one link, at most.
    package static let downloads = 10
    /// For how long it is known that nobody showed in time that a request was hers.
    package static let endedPeriod: TimeInterval = 30 * 86_400

    /// The clock of a request that came in then, by the law's table.
    package static func deadline(receivedAt moment: Date, country: String) -> Deadline {
        let zone = StorageCountry(rawValue: country)?.timeZone ?? .gmt
        let day = CalendarDay(moment, in: zone)
        return Deadline(
            receivedAt: moment, in: zone, holidays: HolidayCalendar(country),
            months: PolicyParameters.value("request.answer", on: day) ?? 1,
            internalDays: PolicyParameters.value("request.internal", on: day) ?? 21)
    }

    /// The moment before which a request must have ended for its proof to have had its time: three years to the end of the year
    /// (§§ 195, 199 BGB; `evidence.proof`).
    package static func proofBound(at now: Date, in zone: TimeZone) -> Date {
        let today = CalendarDay(now, in: zone)
        let years = PolicyParameters.value("evidence.proof", on: today) ?? 3
        return today.adding(years: -years - 1).yearEnd.end(in: zone)
    }
}
