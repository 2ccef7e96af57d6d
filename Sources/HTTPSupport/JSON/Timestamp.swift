package import Foundation

/// Times on the wire: RFC 3339, written in UTC with seconds, or milliseconds where there are any.
package enum Timestamp {
    /// `2026-11-23T10:00:00Z`; a fraction is written to the millisecond.
    package static func string(_ date: Date) -> String {
        let milliseconds = (date.timeIntervalSince1970 * 1_000).rounded()
        let isWhole = milliseconds.remainder(dividingBy: 1_000) == 0
        return Date(timeIntervalSince1970: milliseconds / 1_000)
            .formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: !isWhole))
    }

    /// Reads a date and time with an offset; years 0001 to 9999. Nil for anything else.
    package static func parse(_ text: String) -> Date? {
        let bytes = Array(text.utf8)
        guard (20...40).contains(bytes.count), bytes[10] | 0x20 == UInt8(ascii: "t") else { return nil }
        let upper = text.uppercased()
        return try? Date(
            upper, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: bytes[19] == UInt8(ascii: ".")))
    }
}
