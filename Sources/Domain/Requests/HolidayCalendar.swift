/// The public holidays of a place, computed; they move the end of a deadline (Reg. 1182/71 Art. 3(4)).
///
/// Known are Germany with its 16 Länder, Austria and Switzerland (the days kept in almost every canton). For other
/// countries only weekends move a deadline, so it is shown too early rather than too late.
package struct HolidayCalendar: Sendable, Hashable {
    /// ISO 3166-1 alpha-2.
    package let country: String
    /// ISO 3166-2 part after the hyphen, such as `BY`; nil where it is not known.
    package let region: String?

    /// Makes the calendar of `DE`, `DE-BY`, `AT`, `CH` …
    package init(_ place: String) {
        let parts = place.uppercased().split(separator: "-", maxSplits: 1)
        country = parts.first.map(String.init) ?? ""
        region = parts.count > 1 ? String(parts[1]) : nil
    }

    /// Whether `day` is a public holiday here.
    package func isHoliday(_ day: CalendarDay) -> Bool {
        switch country {
        case "DE": isGermanHoliday(day)
        case "AT": Self.fixed(day, Self.austrian) || Self.isMovable(day, [1, 39, 50, 60])
        case "CH": Self.fixed(day, Self.swiss) || Self.isMovable(day, [-2, 1, 39, 50])
        default: false
        }
    }

    /// Whether `day` is neither Saturday, Sunday nor a holiday.
    package func isWorkingDay(_ day: CalendarDay) -> Bool {
        !day.isWeekend && !isHoliday(day)
    }

    /// `day`, or the next working day after it.
    package func workingDay(onOrAfter day: CalendarDay) -> CalendarDay {
        var result = day
        while !isWorkingDay(result), result.year < 9999 { result = result.adding(days: 1) }
        return result
    }

    /// `day`, or the last working day before it.
    package func workingDay(onOrBefore day: CalendarDay) -> CalendarDay {
        var result = day
        while !isWorkingDay(result), result.year > 1 { result = result.adding(days: -1) }
        return result
    }

    /// Easter Sunday of a year (Gauss, Lichtenberg's form).
    package static func easter(_ year: Int) -> CalendarDay {
        let century = year / 100
        let moonShift = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25
        let sunShift = 2 - (3 * century + 3) / 4
        let moon = year % 19
        let seed = (19 * moon + moonShift) % 30
        let correction = (seed + moon / 11) / 29
        let limit = 21 + seed - correction
        let firstSunday = 7 - (year + year / 4 + sunShift) % 7
        let distance = 7 - (limit - firstSunday) % 7
        let march = CalendarDay(year: year, month: 3, day: 1) ?? CalendarDay(dayNumber: 0)
        return march.adding(days: limit + distance - 1)
    }

    static func fixed(_ day: CalendarDay, _ days: Set<Int>) -> Bool {
        days.contains(day.month * 100 + day.day)
    }

    static func isMovable(_ day: CalendarDay, _ offsets: Set<Int>) -> Bool {
        offsets.contains(day.dayNumber - easter(day.year).dayNumber)
    }

    private static let austrian: Set<Int> = [101, 106, 501, 815, 1026, 1101, 1208, 1225, 1226]
    private static let swiss: Set<Int> = [101, 801, 1225, 1226]
}
