extension HolidayCalendar {
    /// The nine days of all Länder, and what the Land adds. Days of single municipalities (Augsburg's Peace Festival,
    /// Corpus Christi in parts of Saxony and Thuringia, Assumption in Catholic Bavaria) are left out: the earlier end
    /// is the safe one.
    func isGermanHoliday(_ day: CalendarDay) -> Bool {
        if Self.fixed(day, [101, 501, 1003, 1225, 1226]) || Self.isMovable(day, [-2, 1, 39, 50]) { return true }
        // Reformation Day was kept by all in 2017.
        if day.year == 2017, Self.fixed(day, [1031]) { return true }
        guard let region, let own = Self.ownDays[region] else { return false }
        if own.fixed.contains(where: { Self.fixed(day, [$0.day]) && day.year >= $0.since }) { return true }
        if Self.isMovable(day, own.movable) { return true }
        return own.repentance && day.dayNumber == Self.repentanceDay(day.year).dayNumber
            || region == "BE" && Self.berlinOnly.contains(day.description)
    }

    /// The Wednesday before 23 November.
    static func repentanceDay(_ year: Int) -> CalendarDay {
        let last = CalendarDay(year: year, month: 11, day: 22) ?? CalendarDay(dayNumber: 0)
        return last.adding(days: -((last.weekday - 3 + 7) % 7))
    }

    private struct OwnDays {
        var fixed: [(day: Int, since: Int)] = []
        var movable: Set<Int> = []
        var repentance = false
    }

    /// 8 May 2020 and 2025, 17 June 2028: once each, in Berlin.
    private static let berlinOnly: Set<String> = ["2020-05-08", "2025-05-08", "2028-06-17"]

    private static let ownDays: [String: OwnDays] = [
        "BB": OwnDays(fixed: [(1031, 1991)], movable: [0, 49]),
        "BE": OwnDays(fixed: [(308, 2019)]),
        "BW": OwnDays(fixed: [(106, 0), (1101, 0)], movable: [60]),
        "BY": OwnDays(fixed: [(106, 0), (1101, 0)], movable: [60]),
        "HB": OwnDays(fixed: [(1031, 2018)]),
        "HE": OwnDays(movable: [60]),
        "HH": OwnDays(fixed: [(1031, 2018)]),
        "MV": OwnDays(fixed: [(308, 2023), (1031, 1991)]),
        "NI": OwnDays(fixed: [(1031, 2018)]),
        "NW": OwnDays(fixed: [(1101, 0)], movable: [60]),
        "RP": OwnDays(fixed: [(1101, 0)], movable: [60]),
        "SH": OwnDays(fixed: [(1031, 2018)]),
        "SL": OwnDays(fixed: [(815, 0), (1101, 0)], movable: [60]),
        "SN": OwnDays(fixed: [(1031, 1992)], repentance: true),
        "ST": OwnDays(fixed: [(106, 0), (1031, 1992)]),
        "TH": OwnDays(fixed: [(920, 2019), (1031, 1992)]),
    ]
}
