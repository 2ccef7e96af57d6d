import Foundation

/// Points in time as other systems export them.
enum EvidenceTimestamp {
    /// Reads `2024-02-01T13:30:00Z`, `2024-02-01 13:30[:05[.123]][+01:00]`, `01.02.2024 13:30[:05]`, and either date
    /// alone (its beginning). Without an offset the time is one of `zone`. Slashed dates are refused: nobody knows
    /// their order.
    static func parse(_ text: String, zone: TimeZone) -> Date? {
        guard text.utf8.count <= 40 else { return nil }
        var scanner = DigitScanner(text)
        let (year, month, day): (Int, Int, Int)
        guard let first = scanner.number(1...4) else { return nil }
        if scanner.skip("-") {
            guard let second = scanner.number(2...2), scanner.skip("-"), let third = scanner.number(2...2) else {
                return nil
            }
            (year, month, day) = (first, second, third)
        } else {
            guard scanner.skip("."), let second = scanner.number(1...2), scanner.skip("."),
                let third = scanner.number(4...4)
            else { return nil }
            (year, month, day) = (third, second, first)
        }
        guard let (seconds, offset) = time(&scanner), let midnight = daysSince1970(year, month, day) else { return nil }
        let utc = Double(midnight) * 86_400 + seconds
        if let offset { return Date(timeIntervalSince1970: utc - Double(offset)) }
        // The offset of the zone at about that time, then at exactly that time: right but for the doubled hour in
        // autumn.
        let about = utc - Double(zone.secondsFromGMT(for: Date(timeIntervalSince1970: utc)))
        return Date(timeIntervalSince1970: utc - Double(zone.secondsFromGMT(for: Date(timeIntervalSince1970: about))))
    }

    /// Seconds of the day and the offset from UTC, where one is written; nil when something else follows.
    private static func time(_ scanner: inout DigitScanner) -> (seconds: Double, offset: Int?)? {
        if scanner.isAtEnd { return (0, nil) }
        guard scanner.skip("T") || scanner.skip(", ") || scanner.skip(" ") else { return nil }
        guard let hour = scanner.number(1...2), scanner.skip(":"), let minute = scanner.number(2...2) else {
            return nil
        }
        var seconds = Double(hour * 3_600 + minute * 60)
        var second = 0
        if scanner.skip(":") {
            guard let number = scanner.number(2...2) else { return nil }
            second = number
            if scanner.skip(".") || scanner.skip(",") {
                let before = scanner.position
                guard let fraction = scanner.number(1...9) else { return nil }
                var scale = 1.0
                for _ in before..<scanner.position { scale *= 10 }
                seconds += Double(fraction) / scale
            }
        }
        guard hour < 24, minute < 60, second < 60 else { return nil }
        _ = scanner.skip(" Uhr")
        let offset = offset(&scanner)
        return scanner.isAtEnd ? (seconds + Double(second), offset) : nil
    }

    private static func offset(_ scanner: inout DigitScanner) -> Int? {
        _ = scanner.skip(" ")
        if scanner.skip("Z") || scanner.skip("UTC") || scanner.skip("GMT") { return 0 }
        let isNegative = scanner.skip("-")
        guard isNegative || scanner.skip("+"), let hours = scanner.number(2...2) else { return nil }
        _ = scanner.skip(":")
        guard let minutes = scanner.number(2...2) else { return nil }
        let seconds = hours * 3_600 + minutes * 60
        return isNegative ? -seconds : seconds
    }

    /// Days from 1970-01-01 in the Gregorian calendar; nil for a day that does not exist or a year outside 1970…2199.
    private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int? {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1970...2199).contains(year), (1...12).contains(month) else { return nil }
        guard day >= 1, day <= lengths[month - 1] else { return nil }
        let past = year - 1
        let years = past * 365 + past / 4 - past / 100 + past / 400 - 719_162
        return years + lengths[..<(month - 1)].reduce(0, +) + day - 1
    }
}
