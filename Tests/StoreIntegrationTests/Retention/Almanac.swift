import Domain
import Foundation

/// A second way to find dates, for tests alone: it walks a calendar of the system's day by day and knows holidays from a list
/// written by hand, where the code under test computes both.
struct Almanac: Sendable {
    let country: String
    let calendar: Calendar
    private let holidays: Set<String>

    init(_ country: String) {
        self.country = country
        var calendar = Calendar(identifier: .gregorian)
        let zone = ["DE": "Europe/Berlin", "AT": "Europe/Vienna", "CH": "Europe/Zurich"][country] ?? ""
        calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
        self.calendar = calendar
        holidays = Set((Self.days[country] ?? "").split(whereSeparator: \.isWhitespace).map(String.init))
    }

    /// A local day, such as `2028-02-29`, at a local time; noon is there on every day.
    func moment(_ day: String, _ hour: Int = 12, _ minute: Int = 0, _ second: Int = 0) -> Date {
        let parts = day.split(separator: "-").compactMap { Int($0) }
        let found = calendar.date(
            from: DateComponents(
                year: parts[0], month: parts[1], day: parts[2], hour: hour, minute: minute, second: second))
        return found ?? .distantPast
    }

    /// The local day of a moment.
    func day(_ moment: Date) -> String {
        let parts = calendar.dateComponents([.year, .month, .day], from: moment)
        func text(_ number: Int?, _ width: Int) -> String {
            let digits = String(number ?? 0)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(text(parts.year, 4))-\(text(parts.month, 2))-\(text(parts.day, 2))"
    }

    /// The day before or after.
    func next(_ day: String, _ step: Int = 1) -> String {
        self.day(calendar.date(byAdding: .day, value: step, to: moment(day)) ?? .distantPast)
    }

    /// Every day from `first` to `last`.
    func days(_ first: String, through last: String) -> [String] {
        var days: [String] = []
        var day = first
        while day <= last {
            days.append(day)
            day = next(day)
        }
        return days
    }

    /// The first moment after a day.
    func end(_ day: String) -> Date { calendar.startOfDay(for: moment(next(day))) }

    /// The day of the same number so many months later, or that month's last, found by walking there.
    func later(_ day: String, months: Int) -> String {
        let number = day.suffix(2)
        let count = (Int(day.prefix(4)) ?? 0) * 12 + (Int(day.dropFirst(5).prefix(2)) ?? 0) - 1 + months
        let month = "\(count / 12)-\(count % 12 < 9 ? "0" : "")\(count % 12 + 1)"
        var found = self.next(day, months * 27)
        while found.prefix(7) < month { found = next(found) }
        while found.suffix(2) < number, next(found).prefix(7) == month { found = next(found) }
        return found
    }

    func isFree(_ day: String) -> Bool {
        [1, 7].contains(calendar.component(.weekday, from: moment(day))) || holidays.contains(day)
    }

    /// The last day of an answer: so many months after the day of receipt, moved on over free days.
    func due(_ received: String, months: Int = 1) -> String {
        var day = later(received, months: months)
        while isFree(day) { day = next(day) }
        return day
    }

    /// The day of the alarm: three weeks after the receipt, moved back over free days.
    func alarm(_ received: String) -> String {
        var day = next(received, 21)
        while isFree(day) { day = next(day, -1) }
        return day
    }

    /// The last day of so many years after the year of a day.
    func yearEnd(_ day: String, years: Int) -> String { "\((Int(day.prefix(4)) ?? 0) + years)-12-31" }

    /// Easter is on 28 March 2027, 16 April 2028, 1 April 2029 and 21 April 2030. Good Friday, Easter Monday, Ascension, Whit
    /// Monday, in Austria Corpus Christi instead of Good Friday; then what has a date of its own.
    private static let days = [
        "DE": """
        2027-01-01 2027-03-26 2027-03-29 2027-05-01 2027-05-06 2027-05-17 2027-10-03 2027-12-25 2027-12-26
        2028-01-01 2028-04-14 2028-04-17 2028-05-01 2028-05-25 2028-06-05 2028-10-03 2028-12-25 2028-12-26
        2029-01-01 2029-03-30 2029-04-02 2029-05-01 2029-05-10 2029-05-21 2029-10-03 2029-12-25 2029-12-26
        2030-01-01 2030-04-19 2030-04-22 2030-05-01 2030-05-30
        """,
        "AT": """
        2027-01-01 2027-01-06 2027-03-29 2027-05-01 2027-05-06 2027-05-17 2027-05-27 2027-08-15 2027-10-26 2027-11-01
        2027-12-08 2027-12-25 2027-12-26
        2028-01-01 2028-01-06 2028-04-17 2028-05-01 2028-05-25 2028-06-05 2028-06-15 2028-08-15 2028-10-26 2028-11-01
        2028-12-08 2028-12-25 2028-12-26
        2029-01-01 2029-01-06 2029-04-02 2029-05-01 2029-05-10 2029-05-21 2029-05-31 2029-08-15 2029-10-26 2029-11-01
        2029-12-08 2029-12-25 2029-12-26
        2030-01-01 2030-01-06 2030-04-22 2030-05-01 2030-05-30
        """,
        "CH": """
        2027-01-01 2027-03-26 2027-03-29 2027-05-06 2027-05-17 2027-08-01 2027-12-25 2027-12-26
        2028-01-01 2028-04-14 2028-04-17 2028-05-25 2028-06-05 2028-08-01 2028-12-25 2028-12-26
        2029-01-01 2029-03-30 2029-04-02 2029-05-10 2029-05-21 2029-08-01 2029-12-25 2029-12-26
        2030-01-01 2030-04-19 2030-04-22 2030-05-30
        """,
    ]
}
