package import Foundation

/// RFC 3339 times in UTC, as the wire has them.
package enum InternetTime {
    /// The moment as `2026-11-23T20:35:07Z`, with milliseconds only where there are any.
    package static func text(_ date: Date) -> String {
        let clamped = min(max(date.timeIntervalSince1970, -62_135_596_800), 253_402_300_799)
        let milliseconds = Int((clamped * 1_000).rounded())
        let seconds = milliseconds >= 0 ? milliseconds / 1_000 : -((-milliseconds + 999) / 1_000)
        let fraction = milliseconds - seconds * 1_000
        let days = seconds >= 0 ? seconds / 86_400 : -((-seconds + 86_399) / 86_400)
        let rest = seconds - days * 86_400
        func padded(_ number: Int, _ width: Int = 2) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let time = "\(padded(rest / 3_600)):\(padded(rest / 60 % 60)):\(padded(rest % 60))"
        return "\(CalendarDay(dayNumber: days))T\(time)\(fraction == 0 ? "" : ".\(padded(fraction, 3))")Z"
    }

    /// Reads an RFC 3339 time with any offset; nil for anything else.
    package static func date(_ text: String) -> Date? {
        let bytes = Array(text.utf8)
        guard (20...40).contains(bytes.count), let day = CalendarDay(String(decoding: bytes[0..<10], as: UTF8.self)),
            bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t") || bytes[10] == 0x20,
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"), let hour = number(bytes, 11),
            let minute = number(bytes, 14), let second = number(bytes, 17), hour < 24, minute < 60, second <= 60
        else { return nil }
        var position = 19
        var fraction = 0.0
        if bytes[position] == UInt8(ascii: ".") {
            var scale = 0.1
            position += 1
            let start = position
            while position < bytes.count, (48...57).contains(bytes[position]) {
                fraction += Double(bytes[position] - 48) * scale
                scale /= 10
                position += 1
            }
            guard position > start else { return nil }
        }
        guard let offset = offset(bytes, position) else { return nil }
        let seconds = day.dayNumber * 86_400 + hour * 3_600 + minute * 60 + min(second, 59) - offset
        return Date(timeIntervalSince1970: Double(seconds) + fraction)
    }

    private static func offset(_ bytes: [UInt8], _ position: Int) -> Int? {
        guard position < bytes.count else { return nil }
        if bytes[position] == UInt8(ascii: "Z") || bytes[position] == UInt8(ascii: "z") {
            return position + 1 == bytes.count ? 0 : nil
        }
        let negative = bytes[position] == UInt8(ascii: "-")
        guard negative || bytes[position] == UInt8(ascii: "+"), position + 6 == bytes.count,
            bytes[position + 3] == UInt8(ascii: ":"), let hour = number(bytes, position + 1),
            let minute = number(bytes, position + 4), hour < 24, minute < 60
        else { return nil }
        return (negative ? -1 : 1) * (hour * 3_600 + minute * 60)
    }

    private static func number(_ bytes: [UInt8], _ position: Int) -> Int? {
        guard position + 1 < bytes.count, (48...57).contains(bytes[position]), (48...57).contains(bytes[position + 1])
        else { return nil }
        return Int(bytes[position] - 48) * 10 + Int(bytes[position + 1] - 48)
    }
}
