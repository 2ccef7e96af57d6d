/// A hybrid logical time: 48 bits of milliseconds since 1970 and a 16-bit counter.
///
/// For display, lag and the order inside one stream; no rule about consent or erasure asks it.
package struct HybridTime: Sendable, Hashable, Comparable {
    /// The last time that may stand in a header: in the year 6429, where SQL's signed 64 bits end.
    package static let maximum = HybridTime(unchecked: UInt64(Int64.max))
    /// The beginning of 1970.
    package static let zero = HybridTime(unchecked: 0)

    /// Milliseconds in the upper 48 bits, the counter in the lower 16.
    package let rawValue: UInt64

    private init(unchecked rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// Reads a raw value; nil beyond the maximum.
    package init?(rawValue: UInt64) {
        guard rawValue <= Self.maximum.rawValue else { return nil }
        self.rawValue = rawValue
    }

    /// The time of a wall clock, moved into 1970…6429 where it lies outside.
    package init(milliseconds: Int64) {
        rawValue = UInt64(max(0, min(milliseconds, Self.maximum.milliseconds))) << 16
    }

    /// The raw value as a signed integer, which it always fits.
    package var signedValue: Int64 { Int64(rawValue) }

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
    /// A hybrid time no later than the maximum.
    mutating func hybridTime() throws(CBORError) -> HybridTime {
        guard let time = HybridTime(rawValue: try unsigned()) else { throw CBORError(.unexpected) }
        return time
    }
}
