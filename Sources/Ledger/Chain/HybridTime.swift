/// A hybrid logical time: 48 bits of milliseconds since 1970 and a 16-bit counter.
///
/// For display, lag and the order inside one stream; no rule about consent or erasure asks it.
package struct HybridTime: Sendable, Hashable, Comparable {
    /// The last time that may stand in a header: the end of the year 9999.
    package static let maximum = HybridTime(unchecked: 253_402_300_799_999 << 16 | 0xFFFF)
    /// The beginning of 1970.
    package static let zero = HybridTime(unchecked: 0)

    /// Milliseconds in the upper 48 bits, the counter in the lower 16.
    package let rawValue: UInt64

    private init(unchecked rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// Reads a raw value; nil beyond the year 9999.
    package init?(rawValue: UInt64) {
        guard rawValue <= Self.maximum.rawValue else { return nil }
        self.rawValue = rawValue
    }

    /// The time of a wall clock, moved into 1970…9999 where it lies outside.
    package init(milliseconds: Int64) {
        rawValue = UInt64(max(0, min(milliseconds, Self.maximum.milliseconds))) << 16
    }

    /// Milliseconds since 1970.
    package var milliseconds: Int64 { Int64(rawValue >> 16) }

    /// The smallest later time; the maximum has none and stays.
    package var next: HybridTime {
        HybridTime(unchecked: min(rawValue + 1, Self.maximum.rawValue))
    }

    /// Whether one time lies before another.
    package static func < (left: HybridTime, right: HybridTime) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension CBORFields {
    /// A hybrid time no later than the year 9999.
    mutating func hybridTime() throws(CBORError) -> HybridTime {
        guard let time = HybridTime(rawValue: try unsigned()) else { throw CBORError(.unexpected) }
        return time
    }
}
