import Domain
import Testing

/// Computed public holidays.
struct HolidayTests {
    @Test(
        "Easter falls where it falls",
        arguments: [
            "2000-04-23", "2008-03-23", "2011-04-24", "2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05",
            "2027-03-28", "2028-04-16", "2038-04-25", "1954-04-18", "1981-04-19", "2049-04-18", "2076-04-19",
        ])
    func easter(_ text: String) {
        #expect(HolidayCalendar.easter(day(text).year) == day(text))
    }

    @Test("Easter is a Sunday between 22 March and 25 April in every year")
    func easterBounds() {
        for year in 1583...4099 {
            let sunday = HolidayCalendar.easter(year)
            #expect(sunday.weekday == 7)
            #expect((322...425).contains(sunday.month * 100 + sunday.day), "\(sunday)")
        }
    }

    @Test(
        "Each Land has its number of holidays in 2026, Easter and Whit Sunday of Brandenburg included",
        arguments: [
            ("DE", 9), ("DE-BB", 12), ("DE-BE", 10), ("DE-BW", 12), ("DE-BY", 12), ("DE-HB", 10), ("DE-HE", 10),
            ("DE-HH", 10), ("DE-MV", 11), ("DE-NI", 10), ("DE-NW", 11), ("DE-RP", 11), ("DE-SH", 10), ("DE-SL", 12),
            ("DE-SN", 11), ("DE-ST", 11), ("DE-TH", 11), ("AT", 13), ("CH", 8), ("FR", 0),
        ])
    func counts(_ place: String, _ count: Int) {
        let holidays = HolidayCalendar(place)
        let days = (0..<365).map { day("2026-01-01").adding(days: $0) }
        #expect(days.count { holidays.isHoliday($0) } == count)
    }

    @Test("Holidays begin with the law that made them")
    func since() {
        #expect(!HolidayCalendar("DE-BE").isHoliday(day("2018-03-08")))
        #expect(HolidayCalendar("DE-BE").isHoliday(day("2019-03-08")))
        #expect(HolidayCalendar("DE-BE").isHoliday(day("2025-05-08")))
        #expect(!HolidayCalendar("DE-BE").isHoliday(day("2026-05-08")))
        #expect(HolidayCalendar("DE-HE").isHoliday(day("2017-10-31")))
        #expect(!HolidayCalendar("DE-HE").isHoliday(day("2018-10-31")))
        #expect(HolidayCalendar("DE-SN").isHoliday(day("2026-11-18")))
        #expect(HolidayCalendar("DE-SN").isHoliday(day("2023-11-22")))
        #expect(!HolidayCalendar("DE-XX").isHoliday(day("2026-11-18")))
    }
}
