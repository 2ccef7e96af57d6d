package import Foundation

/// Dates, times and numbers as people write them.
package struct Formats: Sendable {
    /// The language.
    package let language: Language

    /// Formats for `language`.
    package init(language: Language) {
        self.language = language
    }

    private static let germanMonths = [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
        "Dezember",
    ]

    /// A day: `23. November 2026`, `23/11/2026`.
    package func day(_ date: Date, in zone: TimeZone) -> String {
        let parts = Self.parts(date, zone)
        return day(year: parts.year, month: parts.month, day: parts.day)
    }

    /// A day as it fits into a column: `23.11.2026`, `23/11/2026`.
    package func shortDay(_ date: Date, in zone: TimeZone) -> String {
        let parts = Self.parts(date, zone)
        let separator = language == .german ? "." : "/"
        return [Self.padded(parts.day), Self.padded(parts.month), "\(parts.year)"].joined(separator: separator)
    }

    /// A day by its numbers.
    package func day(year: Int, month: Int, day: Int) -> String {
        switch language {
        case .german:
            let names = Self.germanMonths
            return "\(day). \(names.indices.contains(month - 1) ? names[month - 1] : "\(month).") \(year)"
        case .english: return "\(Self.padded(day))/\(Self.padded(month))/\(year)"
        }
    }

    /// A day from `2026-11-23`, as the catalogue's days print; the text itself where it is none.
    package func day(iso text: String) -> String {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return text }
        return day(year: parts[0], month: parts[1], day: parts[2])
    }

    /// A day with its time: `23. November 2026, 14:05 Uhr`, `23/11/2026, 14:05`.
    package func moment(_ date: Date, in zone: TimeZone) -> String {
        let parts = Self.parts(date, zone)
        let time = "\(Self.padded(parts.hour)):\(Self.padded(parts.minute))"
        let day = day(year: parts.year, month: parts.month, day: parts.day)
        return language == .german ? "\(day), \(time) Uhr" : "\(day), \(time)"
    }

    /// A whole number with groups: `12.345`, `12,345`.
    package func number(_ value: Int) -> String {
        grouped(String(value.magnitude), negative: value < 0)
    }

    /// A count with its noun: `1 Person`, `12 Personen`.
    package func count(_ value: Int, one: String, many: String) -> String {
        "\(number(value)) \(value == 1 ? one : many)"
    }

    /// A list of things: `E-Mail, SMS und Post`.
    package func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return "\(items.dropLast().joined(separator: ", ")) \(language == .german ? "und" : "and") \(last)"
    }

    private func grouped(_ digits: String, negative: Bool) -> String {
        let separator: Character = language == .german ? "." : ","
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result.append(separator) }
            result.append(digit)
        }
        return negative ? "−\(result)" : result
    }

    private static func padded(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }

    private static func parts(
        _ date: Date, _ zone: TimeZone
    )
        -> (year: Int, month: Int, day: Int, hour: Int, minute: Int)
    {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
        return (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0, parts.hour ?? 0, parts.minute ?? 0)
    }
}
