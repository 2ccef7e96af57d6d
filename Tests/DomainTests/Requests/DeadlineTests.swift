import Domain
import Foundation
import Testing

/// The clock of a request.
struct DeadlineTests {
    @Test(
        "R-36 the law's end is a calendar month later, moved by weekends and holidays",
        arguments: [
            // An ordinary month, a short one, a leap year, the last of November.
            ("2026-11-23T12:00:00Z", "DE", "2026-12-23"), ("2026-08-31T12:00:00Z", "DE", "2026-09-30"),
            ("2025-01-31T12:00:00Z", "DE", "2025-02-28"), ("2028-01-31T12:00:00Z", "DE", "2028-02-29"),
            ("2027-11-30T12:00:00Z", "DE", "2027-12-30"), ("2028-02-29T12:00:00Z", "DE", "2028-03-29"),
            // Saturday 31 January 2026 to Saturday 28 February: Monday 2 March.
            ("2026-01-31T12:00:00Z", "DE", "2026-03-02"),
            // Good Friday to Easter Monday 2026 is one run of free days.
            ("2026-03-03T12:00:00Z", "DE", "2026-04-07"), ("2026-03-03T12:00:00Z", "FR", "2026-04-03"),
            // Christmas 2026: Friday, Saturday, Sunday.
            ("2026-11-25T12:00:00Z", "DE", "2026-12-28"),
            // New Year's Day 2027 is a Friday; in Austria and Bavaria Epiphany follows later.
            ("2026-12-01T12:00:00Z", "DE", "2027-01-04"), ("2026-12-06T12:00:00Z", "DE-BY", "2027-01-07"),
            ("2026-12-06T12:00:00Z", "DE-BE", "2027-01-06"), ("2026-12-06T12:00:00Z", "AT", "2027-01-07"),
            // Swiss national day, a Sunday in 2027, a Thursday in 2030.
            ("2030-07-01T12:00:00Z", "CH", "2030-08-02"),
            // 23:30 in Berlin is still that day; in UTC it would be, too, but 00:30 is not.
            ("2026-06-22T22:30:00Z", "DE", "2026-07-23"), ("2026-06-22T21:30:00Z", "DE", "2026-07-22"),
            // The end of summer time does not matter.
            ("2026-09-25T22:30:00Z", "DE", "2026-10-26"),
        ])
    func statutory(_ received: String, _ place: String, _ end: String) {
        let deadline = Deadline(receivedAt: moment(received), in: berlin, holidays: HolidayCalendar(place))
        #expect(deadline.statutory == day(end))
    }

    @Test("R-36 the alarm is earlier than the law, on a working day")
    func alarm() {
        let holidays = HolidayCalendar("DE")
        for offset in 0..<800 {
            let received = day("2026-01-01").adding(days: offset).start(in: berlin).addingTimeInterval(43_200)
            let deadline = Deadline(receivedAt: received, in: berlin, holidays: holidays)
            #expect(deadline.alarm < deadline.statutory)
            #expect(holidays.isWorkingDay(deadline.alarm) && holidays.isWorkingDay(deadline.statutory))
        }
    }

    @Test("R-36 an answer is late when the last day is over in the tenant's zone")
    func late() {
        let deadline = Deadline(
            receivedAt: moment("2026-11-23T12:00:00Z"), in: berlin, holidays: HolidayCalendar("DE"))
        #expect(!deadline.isLate(at: moment("2026-12-23T22:59:59Z"), in: berlin))
        #expect(deadline.isLate(at: moment("2026-12-23T23:00:00Z"), in: berlin))
    }

    @Test("R-37 an extension takes two further months at most, once, with reason and notice inside month one")
    func extensions() throws {
        let holidays = HolidayCalendar("DE")
        let deadline = Deadline(receivedAt: moment("2026-11-23T12:00:00Z"), in: berlin, holidays: holidays)
        func extend(
            _ months: Int, _ reason: String = "umfangreich", _ notice: String = "2026-12-23T20:00:00Z"
        )
            throws(Refusal) -> Deadline
        {
            try deadline.extended(
                by: months, reason: reason, noticeSent: moment(notice), in: berlin, holidays: holidays)
        }
        #expect(try extend(1).statutory == day("2027-01-25"))
        #expect(try extend(2).statutory == day("2027-02-23"))
        #expect(refusal { _ = try extend(3) }?.code == "extension-too-long")
        #expect(refusal { _ = try extend(0) }?.code == "extension-too-long")
        #expect(refusal { _ = try extend(2, " ") }?.code == "extension-reason-missing")
        #expect(refusal { _ = try extend(2, "umfangreich", "2026-12-24T08:00:00Z") }?.code == "extension-too-late")
        let once = try extend(1)
        #expect(
            refusal {
                _ = try once.extended(
                    by: 1, reason: "noch umfangreicher", noticeSent: moment("2026-12-01T08:00:00Z"), in: berlin,
                    holidays: holidays)
            }?.code == "extension-too-long")
    }

    @Test("R-37 months are counted in one piece: 30 November and two more months end in February's last days")
    func onePiece() throws {
        let holidays = HolidayCalendar("DE")
        let deadline = Deadline(receivedAt: moment("2026-11-30T12:00:00Z"), in: berlin, holidays: holidays)
        let extended = try deadline.extended(
            by: 2, reason: "umfangreich", noticeSent: moment("2026-12-01T12:00:00Z"), in: berlin, holidays: holidays)
        #expect(extended.statutory == day("2027-03-01"))
    }

    @Test("R-69 72 hours hold two working days and end on one")
    func hours() {
        let holidays = HolidayCalendar("DE")
        func end(_ start: String) -> Date {
            Deadline.end(ofHours: 72, after: moment(start), in: berlin, holidays: holidays)
        }
        #expect(end("2026-11-23T12:00:00Z") == moment("2026-11-26T12:00:00Z"))
        // From Friday noon: Monday is only the first working day, so Tuesday ends it.
        #expect(end("2026-11-20T12:00:00Z") == day("2026-11-24").end(in: berlin))
        // From Wednesday: ends on a Saturday, so with Monday.
        #expect(end("2026-11-18T12:00:00Z") == day("2026-11-23").end(in: berlin))
        #expect(
            Deadline.end(ofHours: 24, after: moment("2026-11-20T12:00:00Z"), in: berlin, holidays: holidays)
                == moment("2026-11-21T12:00:00Z"))
    }
}
