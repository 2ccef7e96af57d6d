import Domain
import Foundation
import Testing

/// Days, durations, clocks and wire times.
struct TimeTests {
    @Test("Day numbers and dates agree from year 1 to 9999")
    func dayNumbers() {
        #expect(day("1970-01-01").dayNumber == 0)
        #expect(day("2026-11-23").dayNumber == 20_780)
        #expect(day("0001-01-01").dayNumber == -719_162)
        #expect(day("9999-12-31").dayNumber == 2_932_896)
        for number in stride(from: -719_162, through: 2_932_896, by: 977) {
            let date = CalendarDay(dayNumber: number)
            #expect(date.dayNumber == number)
            #expect(CalendarDay(year: date.year, month: date.month, day: date.day) == date)
        }
        #expect(CalendarDay(dayNumber: .max).year == 9999)
        #expect(CalendarDay(dayNumber: .min).year == 1)
        #expect(day("2026-11-23").weekday == 1)
    }

    @Test(
        "Days that do not exist are none",
        arguments: [
            "2026-02-29", "2100-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026-1-01", "",
            "２０２６-01-01",
        ])
    func badDays(_ text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test("Months keep the day, or take the month's last")
    func months() {
        #expect(day("2026-01-31").adding(months: 1) == day("2026-02-28"))
        #expect(day("2028-01-31").adding(months: 1) == day("2028-02-29"))
        #expect(day("2026-11-30").adding(months: 3) == day("2027-02-28"))
        #expect(day("2026-01-15").adding(months: -2) == day("2025-11-15"))
        #expect(day("2028-02-29").adding(years: 1) == day("2029-02-28"))
        #expect(day("2026-01-01").adding(months: .max).year == 9999)
        #expect(day("2026-01-01").adding(months: .min).year == 1)
    }

    @Test("A day begins and ends where its zone says, summer time included")
    func zones() {
        #expect(day("2026-03-29").start(in: berlin) == moment("2026-03-28T23:00:00Z"))
        #expect(day("2026-03-29").end(in: berlin) == moment("2026-03-29T22:00:00Z"))
        #expect(day("2026-10-25").end(in: berlin) == moment("2026-10-25T23:00:00Z"))
        #expect(CalendarDay(moment("2026-12-31T23:30:00Z"), in: berlin) == day("2027-01-01"))
    }

    @Test("ISO 8601 durations are read as months and seconds")
    func durations() {
        #expect(ISODuration("P1Y2M") == ISODuration(months: 14))
        #expect(ISODuration("P30D") == ISODuration(seconds: 30 * 86_400))
        #expect(ISODuration("PT36H") == ISODuration(seconds: 129_600))
        #expect(ISODuration("-P1W") == ISODuration(seconds: -604_800))
        for text in ["P2D", "-P1MT30S", "PT0S", "P14M1DT3600S"] { #expect(ISODuration(text)?.description == text) }
        #expect(ISODuration("P1DT1H1M1S") == ISODuration(seconds: 90_061))
        for wrong in [
            "", "P", "PT", "30D", "P1H", "P1M1Y", "P1D1D", "PT1H1H", "P-1D", "P1.5D", "P9999999999D", "P999999999Y",
            "P1DT",
        ] {
            #expect(ISODuration(wrong) == nil, "\(wrong)")
        }
    }

    @Test("A duration of months moves on the calendar")
    func addedDuration() {
        #expect(ISODuration(months: 1).added(to: moment("2026-01-31T10:15:00Z")) == moment("2026-02-28T10:15:00Z"))
        #expect(ISODuration(seconds: -1).added(to: moment("2026-01-01T00:00:00Z")) == moment("2025-12-31T23:59:59Z"))
    }

    @Test("Wire times are RFC 3339 in UTC and read with any offset")
    func wireTimes() {
        #expect(InternetTime.text(moment("2026-11-23T20:35:07Z")) == "2026-11-23T20:35:07Z")
        #expect(InternetTime.text(moment("2026-11-23T20:35:07.5Z")) == "2026-11-23T20:35:07.500Z")
        #expect(InternetTime.text(moment("1969-12-31T23:59:59.250Z")) == "1969-12-31T23:59:59.250Z")
        #expect(InternetTime.date("2026-11-23T21:35:07+01:00") == moment("2026-11-23T20:35:07Z"))
        for wrong in [
            "2026-11-23", "2026-11-23T20:35:07", "2026-11-23T25:00:00Z", "2026-11-23T20:35:07.Z",
            "2026-11-23T20:35:07+1", "heute, ungefähr um acht",
        ] {
            #expect(InternetTime.date(wrong) == nil, "\(wrong)")
        }
        #expect(InternetTime.text(.distantFuture).hasSuffix("Z"))
        #expect(InternetTime.text(Date(timeIntervalSince1970: -1e20)) == "0001-01-01T00:00:00Z")
    }

    @Test("A settable clock stands until it is moved")
    func settableClock() {
        let clock = SettableClock(moment("2026-11-23T00:00:00Z"))
        #expect(clock.now == moment("2026-11-23T00:00:00Z"))
        clock.advance(by: 60)
        #expect(clock.now == moment("2026-11-23T00:01:00Z"))
    }

    @Test("The system clock is moved by its offset")
    func systemClock() {
        let ahead = SystemClock(offset: ISODuration("P1D")).now.timeIntervalSince(Date())
        #expect(abs(ahead - 86_400) < 5)
    }

    @Test("Without its setting a failpoint does nothing")
    func failpoint() throws {
        try Failpoint.hit("tests.nowhere")
    }
}
