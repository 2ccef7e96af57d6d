// swift-format-ignore-file: NeverForceUnwrap

import Domain
import Foundation

/// A day that must exist; a wrong literal fails the test that uses it.
func day(_ text: String) -> CalendarDay {
    CalendarDay(text)!
}

/// A moment in UTC.
func moment(_ text: String) -> Date {
    InternetTime.date(text)!
}

/// The zone of German tenants.
let berlin = TimeZone(identifier: "Europe/Berlin")!

extension Array where Element == UInt8 {
    /// A pseudo-random run of bytes, the same for one seed everywhere.
    static func noise(_ count: Int, seed: UInt64) -> [UInt8] {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        return (0..<count).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return UInt8(truncatingIfNeeded: state >> 24)
        }
    }
}

/// The refusal that `body` ends with; nil where it ends well.
func refusal(_ body: () throws -> Void) -> Refusal? {
    do {
        try body()
        return nil
    } catch {
        return error as? Refusal
    }
}
