package import Foundation

/// A day of the Gregorian calendar without a time.
///
/// Arithmetic follows the proleptic Gregorian calendar by day numbers (days since 1 January 1970), so it needs no
/// locale and cannot trap within the years 1…9999.
package struct CalendarDay: Sendable, Hashable, Comparable {
    /// The year, 1…9999.
    package let year: Int
    /// The month, 1…12.
    package let month: Int
    /// The day of the month, 1…31.
    package let day: Int

    /// Makes a day; nil where the calendar has none of that name.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(month: month, year: year)
        else { return nil }
        self.init(checked: year, month, day)
    }

    /// Reads `2026-11-23`; nil for anything else.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard text.utf8.count == 10, parts.count == 3, parts[0].count == 4, parts[1].count == 2,
            text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (48...57).contains($0) }),
            let year = Int(Substring(parts[0])), let month = Int(Substring(parts[1])),
            let day = Int(Substring(parts[2]))
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day of a day number; years outside 1…9999 give the nearest end.
    package init(dayNumber: Int) {
        let number = min(max(dayNumber, -719_162), 2_932_896)
        let shifted = number + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(
            checked: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The day that `date` falls on in `zone`.
    package init(_ date: Date, in zone: TimeZone) {
        let seconds = date.timeIntervalSince1970 + TimeInterval(zone.secondsFromGMT(for: date))
        let days = (seconds / 86_400).rounded(.down)
        self.init(dayNumber: days > -1e9 && days < 1e9 ? Int(days) : (days > 0 ? 2_932_896 : -719_162))
    }

    private init(checked year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Days since 1 January 1970.
    package var dayNumber: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day of the week, Monday 1 to Sunday 7 (ISO 8601).
    package var weekday: Int {
        let offset = (dayNumber + 3) % 7
        return (offset < 0 ? offset + 7 : offset) + 1
    }

    /// Whether it is a Saturday or a Sunday.
    package var isWeekend: Bool {
        weekday >= 6
    }

    /// The last day of the same year.
    package var yearEnd: CalendarDay {
        CalendarDay(checked: year, 12, 31)
    }

    /// The day `days` later, or earlier where negative.
    package func adding(days: Int) -> CalendarDay {
        CalendarDay(dayNumber: dayNumber + min(max(days, -4_000_000), 4_000_000))
    }

    /// The same date `months` later; the last day of that month where it has no such date (Reg. 1182/71 Art. 3(2)(c)).
    package func adding(months: Int) -> CalendarDay {
        let total = year * 12 + (month - 1) + min(max(months, -120_000), 120_000)
        let clamped = min(max(total, 12), 9999 * 12 + 11)
        let newYear = clamped / 12
        let newMonth = clamped % 12 + 1
        return CalendarDay(checked: newYear, newMonth, min(day, Self.length(month: newMonth, year: newYear)))
    }

    /// The same date `years` later; 29 February becomes 28 February in other years.
    package func adding(years: Int) -> CalendarDay {
        adding(months: min(max(years, -9_999), 9_999) * 12)
    }

    /// The first moment of the day in `zone`.
    package func start(in zone: TimeZone) -> Date {
        let utc = Date(timeIntervalSince1970: TimeInterval(dayNumber) * 86_400)
        let first = utc.addingTimeInterval(-TimeInterval(zone.secondsFromGMT(for: utc)))
        return utc.addingTimeInterval(-TimeInterval(zone.secondsFromGMT(for: first)))
    }

    /// The first moment after the day in `zone`: where a period ends that includes the day.
    package func end(in zone: TimeZone) -> Date {
        adding(days: 1).start(in: zone)
    }

    /// Orders by what comes first.
    package static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    private static func length(month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CalendarDay: CustomStringConvertible {
    /// The day as `2026-11-23`.
    package var description: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}

extension TimeZone {
    /// Coordinated universal time.
    package static var utc: TimeZone { .gmt }
}
