import Domain
package import Foundation

/// Times on the wire: RFC 3339, written in UTC with seconds, or milliseconds where there are any.
package enum Timestamp {
    /// `2026-11-23T10:00:00Z`; a fraction is written to the millisecond.
    package static func string(_ date: Date) -> String {
        InternetTime.text(date)
    }

    /// Reads a date that the calendar has, and a time with an offset; years 0001 to 9999. Nil for anything else.
    package static func parse(_ text: String) -> Date? {
        // RFC 3339 lets applications put a blank there; JSON's readers do not expect one.
        guard text.utf8.dropFirst(10).first.map({ $0 | 0x20 == UInt8(ascii: "t") }) ?? false else { return nil }
        return InternetTime.date(text)
    }
}
