package import Foundation

/// When a processing ground ends by itself.
package enum EndRule: Sendable, Equatable {
    /// As long as the consent is given, and no longer than it is valid.
    case whileConsentGiven
    /// With the end of a day.
    case fixedDate(CalendarDay)
    /// So many months after the person's last document, or after the start where there is none.
    case afterLastDocument(months: Int, toYearEnd: Bool)
    /// So many months after the start, and with its consent where the basis is one.
    case afterStart(months: Int, toYearEnd: Bool)

    /// The longest period in months.
    package static let maximumMonths = 1_200

    /// The moment the ground ends by what is known now; nil while nothing bounds it.
    package func end(_ facts: EndFacts) -> Date? {
        let bound: Date? =
            switch self {
            case .whileConsentGiven: nil
            case .fixedDate(let day): day.end(in: facts.zone)
            case .afterLastDocument(let months, let toYearEnd):
                Self.bound(max(facts.lastDocument ?? facts.since, facts.since), months, toYearEnd, facts.zone)
            case .afterStart(let months, let toYearEnd): Self.bound(facts.since, months, toYearEnd, facts.zone)
            }
        let dates = [bound, facts.purposeEndsOn?.end(in: facts.zone), facts.consentEndedAt, facts.consentValidUntil]
        return dates.compactMap { $0 }.min()
    }

    private static func bound(_ start: CalendarDay, _ months: Int, _ toYearEnd: Bool, _ zone: TimeZone) -> Date {
        let day = start.adding(months: months)
        return (toYearEnd ? day.yearEnd : day).end(in: zone)
    }
}

extension EndRule {
    /// The rule as a column keeps it, such as `after-last-document:36:year-end`.
    package var code: String {
        switch self {
        case .whileConsentGiven: "while-consent-given"
        case .fixedDate(let day): "fixed-date:\(day)"
        case .afterLastDocument(let months, let toYearEnd):
            "after-last-document:\(months)\(toYearEnd ? ":year-end" : "")"
        case .afterStart(let months, let toYearEnd): "after-start:\(months)\(toYearEnd ? ":year-end" : "")"
        }
    }

    /// Reads ``code``; nil for anything else.
    package init?(code: String) {
        let parts = code.split(separator: ":", omittingEmptySubsequences: false)
        switch parts.first {
        case "while-consent-given" where parts.count == 1: self = .whileConsentGiven
        case "fixed-date" where parts.count == 2:
            guard let day = CalendarDay(String(parts[1])) else { return nil }
            self = .fixedDate(day)
        case "after-last-document", "after-start":
            guard parts.count == 2 || (parts.count == 3 && parts[2] == "year-end"), let months = Int(parts[1]),
                (1...Self.maximumMonths).contains(months)
            else { return nil }
            let toYearEnd = parts.count == 3
            self =
                parts[0] == "after-start"
                ? .afterStart(months: months, toYearEnd: toYearEnd)
                : .afterLastDocument(months: months, toYearEnd: toYearEnd)
        default: return nil
        }
    }
}
