import Domain
import Foundation
import Testing

/// Three years of dates, found twice: by the rules, and by an almanac that knows nothing of them. Neither has seen a database.
@Suite struct AlmanacTests {
    static let countries = ["DE", "AT", "CH"]
    private static let first = "2027-01-01"
    private static let last = "2029-12-31"

    @Test(
        "R-36 the almanac itself says what a calendar on the wall says",
        arguments: [
            // Sunday to Sunday; a month without a 29th; leap days; the last of a month.
            ("DE", "2027-01-31", "2027-03-01"), ("DE", "2027-01-29", "2027-03-01"), ("DE", "2028-01-29", "2028-02-29"),
            ("DE", "2028-01-31", "2028-02-29"), ("DE", "2028-02-29", "2028-03-29"), ("DE", "2027-08-31", "2027-09-30"),
            // Good Friday is free in Germany and Switzerland, not in Austria.
            ("DE", "2027-02-26", "2027-03-30"), ("CH", "2027-02-26", "2027-03-30"), ("AT", "2027-02-26", "2027-03-26"),
            // Christmas on a weekend and on working days; New Year.
            ("DE", "2027-11-25", "2027-12-27"), ("DE", "2028-11-25", "2028-12-27"), ("DE", "2029-11-30", "2029-12-31"),
            ("DE", "2029-12-01", "2030-01-02"), ("AT", "2028-12-06", "2029-01-08"),
            // National days.
            ("AT", "2027-11-08", "2027-12-09"), ("DE", "2027-11-08", "2027-12-08"), ("AT", "2028-09-26", "2028-10-27"),
            ("CH", "2028-07-01", "2028-08-02"), ("DE", "2028-09-03", "2028-10-04"), ("DE", "2028-05-05", "2028-06-06"),
        ])
    func wall(_ country: String, _ received: String, _ due: String) {
        #expect(Almanac(country).due(received) == due)
        let moment = Almanac(country).moment(received)
        #expect("\(RequestRule.deadline(receivedAt: moment, country: country).statutory)" == due)
    }

    @Test(
        "R-36 R-37 every request of three years, from a day's first second to its last, is due when the almanac says so",
        arguments: countries)
    func requests(_ country: String) throws {
        let almanac = Almanac(country)
        let zone = almanac.calendar.timeZone
        for day in almanac.days(Self.first, through: Self.last) {
            let (due, alarm) = (almanac.due(day), almanac.alarm(day))
            let (start, end) = (almanac.calendar.startOfDay(for: almanac.moment(day)), almanac.end(day))
            let moments = [start, almanac.moment(day), almanac.moment(day, 2, 30), end.addingTimeInterval(-0.001)]
            for moment in moments {
                let deadline = RequestRule.deadline(receivedAt: moment, country: country)
                #expect("\(deadline.statutory)" == due && "\(deadline.alarm)" == min(alarm, due), "\(country) \(day)")
                #expect("\(deadline.received)" == day && "\(deadline.extensionNotice)" == due, "\(country) \(day)")
            }
            let deadline = RequestRule.deadline(receivedAt: start, country: country)
            let over = almanac.end(due)
            #expect(!deadline.isLate(at: over.addingTimeInterval(-1), in: zone), "\(country) \(day)")
            #expect(deadline.isLate(at: over, in: zone), "\(country) \(day)")
            for months in 1...2 {
                let told = over.addingTimeInterval(-1)
                let longer = try deadline.extended(
                    by: months, reason: "complexity", noticeSent: told, in: zone, holidays: HolidayCalendar(country))
                #expect("\(longer.statutory)" == almanac.due(day, months: 1 + months), "\(country) \(day) +\(months)")
                #expect(longer.alarm <= longer.statutory && longer.extendedBy == months)
            }
            #expect(throws: Refusal.self, "told a second too late") {
                try deadline.extended(
                    by: 1, reason: "complexity", noticeSent: over, in: zone, holidays: HolidayCalendar(country))
            }
        }
    }

    @Test("R-30 the month of Art. 14(3) is a calendar month, too, and ends on a working day", arguments: countries)
    func thirdSource(_ country: String) throws {
        let almanac = Almanac(country)
        for day in almanac.days(Self.first, through: Self.last) {
            let date = try #require(CalendarDay(day))
            let months = try #require(PolicyParameters.value("notice.third-source", on: date))
            let deadline = Deadline(
                receivedAt: almanac.end(day).addingTimeInterval(-1), in: almanac.calendar.timeZone,
                holidays: HolidayCalendar(country), months: months)
            #expect("\(deadline.statutory)" == almanac.due(day), "\(country) \(day)")
        }
    }

    @Test("Days begin and end with the zone's clock, on the two days of a year that have 23 and 25 hours too")
    func days() {
        var lengths: [Double: [String]] = [:]
        for country in Self.countries {
            let almanac = Almanac(country)
            for day in almanac.days(Self.first, through: Self.last) {
                let checked = CalendarDay(day)
                let (start, end) = (
                    checked?.start(in: almanac.calendar.timeZone), checked?.end(in: almanac.calendar.timeZone)
                )
                #expect(start == almanac.calendar.startOfDay(for: almanac.moment(day)) && end == almanac.end(day))
                let hours = (end ?? .distantPast).timeIntervalSince(start ?? .distantFuture) / 3_600
                if hours != 24, country == "DE" { lengths[hours, default: []].append(day) }
            }
        }
        #expect(
            lengths == [
                23: ["2027-03-28", "2028-03-26", "2029-03-25"], 25: ["2027-10-31", "2028-10-29", "2029-10-28"],
            ])
    }

    @Test(
        "R-56 proof stays three years to the end of the year, of a telephone consent five years to the day",
        arguments: countries)
    func proof(_ country: String) throws {
        let almanac = Almanac(country)
        let zone = almanac.calendar.timeZone
        for day in almanac.days(Self.first, through: Self.last) {
            let today = try #require(CalendarDay(day))
            // A second before midnight belongs to the day, whatever it is in UTC.
            let moment = almanac.end(day).addingTimeInterval(-1)
            func term(_ channel: Channel, given: Date, used: Date? = nil, ended: Date? = nil) -> String? {
                let proof = ConsentProof(
                    purpose: "newsletter", channel: channel, givenAt: given, lastUsedAt: used, endedAt: ended)
                return ProofTerm.of(proof, now: moment, zone: zone, today: today).map { "\($0.lastDay)" }
            }
            let before = moment.addingTimeInterval(-40 * 86_400)
            #expect(term(.email, given: before, ended: moment) == almanac.yearEnd(day, years: 3), "\(country) \(day)")
            #expect(term(.email, given: before) == almanac.yearEnd(day, years: 3), "it ends with the erasure")
            #expect(term(.phone, given: moment) == almanac.later(day, months: 60), "\(country) \(day)")
            #expect(term(.phone, given: before, used: moment) == almanac.later(day, months: 60), "\(country) \(day)")
        }
        let leap = almanac.later("2028-02-29", months: 60)
        #expect(leap == "2033-02-28")
    }

    @Test("R-55 papers of three years are kept to the end of the year that the law of each country names")
    func papers() throws {
        let years: [(country: String, kind: StatutoryClass.Kind, years: Int)] = [
            ("DE", .books, 10), ("DE", .vouchers, 8), ("DE", .vouchersFinancial, 10), ("DE", .letters, 6),
            ("AT", .books, 7), ("AT", .vouchers, 7), ("AT", .letters, 7), ("AT", .realEstate, 22),
            ("CH", .books, 10), ("CH", .vouchers, 10), ("CH", .letters, 10), ("CH", .realEstate, 20),
        ]
        let almanac = Almanac("DE")
        for day in almanac.days(Self.first, through: Self.last) {
            for (country, kind, count) in years {
                let document = try #require(CalendarDay(day))
                let term = RetentionTerm.of(document, StatutoryClass(country: country, kind: kind), today: document)
                #expect(term.map { "\($0.lastDay)" } == almanac.yearEnd(day, years: count), "\(country) \(kind) \(day)")
            }
        }
    }

    @Test(
        "R-22 R-23 ends of consents and months without use fall on the day of that number, or on the month's last",
        arguments: countries)
    func ends(_ country: String) throws {
        let almanac = Almanac(country)
        let utc = Calendar(identifier: .gregorian)
        for day in almanac.days(Self.first, through: Self.last) {
            let since = try #require(CalendarDay(day))
            let facts = EndFacts(since: since, zone: almanac.calendar.timeZone)
            for months in [1, 6, 12, 24, 36] {
                let end = almanac.later(day, months: months)
                #expect(EndRule.afterStart(months: months, toYearEnd: false).end(facts) == almanac.end(end), "\(day)")
                #expect(
                    EndRule.afterLastDocument(months: months, toYearEnd: true).end(facts)
                        == almanac.end(almanac.yearEnd(end, years: 0)), "\(day)")
            }
            // Months without use are counted where no zone moves them.
            var zoned = utc
            zoned.timeZone = .gmt
            let used = almanac.moment(day)
            for months in [18, 24] {
                #expect(
                    ISODuration(months: months).added(to: used)
                        == zoned.date(byAdding: .month, value: months, to: used), "\(day)")
            }
        }
    }
}
