package import Foundation

/// The periods of requests; ``FrontDoorRule`` bounds those of strangers.
package enum RequestRule {
    /// For how long the link that shows whose request it is is good.
    package static let linkPeriod: TimeInterval = 72 * 3_600
    /// For how long the link to the package is good.
    package static let packagePeriod: TimeInterval = 7 * 86_400
    /// How often a package is fetched with one link, at most.
    package static let downloads = 10

    /// The clock of a request that came in then, by the law's table.
    package static func deadline(receivedAt moment: Date, country: String) -> Deadline {
        let zone = StorageCountry.timeZone(of: country)
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
