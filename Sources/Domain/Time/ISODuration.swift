package import Foundation

/// An ISO 8601 duration such as `P1Y2M`, `P30D`, `PT36H` or `-P1W`.
package struct ISODuration: Sendable, Equatable, CustomStringConvertible {
    /// Whole months, years included; added on the calendar.
    package let months: Int
    /// Seconds of weeks, days, hours, minutes and seconds.
    package let seconds: Int

    /// Makes a duration of calendar months and seconds.
    package init(months: Int = 0, seconds: Int = 0) {
        self.months = months
        self.seconds = seconds
    }

    /// Reads `text`; nil where it is not a duration or longer than 200 years.
    package init?(_ text: String) {
        var rest = Substring(text)
        let negative = rest.hasPrefix("-")
        if negative || rest.hasPrefix("+") { rest.removeFirst() }
        guard rest.popFirst() == "P", !rest.isEmpty else { return nil }
        var parts = Parts()
        var inTime = false
        while let first = rest.first {
            if first == "T" {
                guard !inTime else { return nil }
                inTime = true
                rest.removeFirst()
                guard !rest.isEmpty else { return nil }
                continue
            }
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard !digits.isEmpty, digits.count <= 9, let amount = Int(digits) else { return nil }
            rest = rest.dropFirst(digits.count)
            guard let unit = rest.popFirst(), parts.add(amount, unit, inTime: inTime) else { return nil }
        }
        guard parts.months <= 2400, parts.seconds <= 6_400_000_000 else { return nil }
        months = negative ? -parts.months : parts.months
        seconds = negative ? -parts.seconds : parts.seconds
    }

    /// The duration as ISO 8601 writes it, in months, days and seconds: `P2D`, `-P1MT30S`.
    package var description: String {
        let (days, rest) = abs(seconds).quotientAndRemainder(dividingBy: 86_400)
        var text = months == 0 ? "" : "\(abs(months))M"
        if days > 0 { text += "\(days)D" }
        if rest > 0 || text.isEmpty { text += "T\(rest)S" }
        return (min(months, seconds) < 0 ? "-P" : "P") + text
    }

    /// The moment this long after `date`; month ends are kept inside the month (31 January + P1M is the last of
    /// February).
    package func added(to date: Date) -> Date {
        let moved = months == 0 ? date : CalendarDay(date, in: .utc).shifted(months, date)
        return moved.addingTimeInterval(TimeInterval(seconds))
    }

    /// Collects units in their prescribed order.
    private struct Parts {
        var months = 0
        var seconds = 0
        private var rank = 0

        /// Adds one unit; false where it is unknown, in the wrong half or out of order.
        mutating func add(_ amount: Int, _ unit: Character, inTime: Bool) -> Bool {
            let units: [(Character, Bool, Int, Int)] = [
                ("Y", false, 12, 0), ("M", false, 1, 0), ("W", false, 0, 604_800), ("D", false, 0, 86_400),
                ("H", true, 0, 3_600), ("M", true, 0, 60), ("S", true, 0, 1),
            ]
            guard let index = units.firstIndex(where: { $0.0 == unit && $0.1 == inTime }), index >= rank else {
                return false
            }
            rank = index + 1
            // Nine digits times a week stays far inside 64 bits.
            months += amount * units[index].2
            seconds += amount * units[index].3
            return true
        }
    }
}

extension CalendarDay {
    /// The moment of `date` moved by whole months, time of day kept.
    fileprivate func shifted(_ months: Int, _ date: Date) -> Date {
        let days = adding(months: months).dayNumber - dayNumber
        return date.addingTimeInterval(TimeInterval(days) * 86_400)
    }
}
