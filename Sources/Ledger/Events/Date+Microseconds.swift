package import Foundation

extension Date {
    /// Microseconds since 1970, the precision of PostgreSQL; moved into years 1 to 9999 where it lies outside.
    ///
    /// Exact within 285 years of 2001, where a `Date` resolves microseconds; whole seconds are exact everywhere.
    package var microseconds: Int64 {
        let seconds = (timeIntervalSinceReferenceDate + Self.timeIntervalBetween1970AndReferenceDate).rounded(.down)
        guard seconds > Double(Self.firstSecond) else { return Self.firstSecond * 1_000_000 }
        guard seconds < Double(Self.lastSecond) else { return Self.lastSecond * 1_000_000 }
        let fraction = timeIntervalSinceReferenceDate - (seconds - Self.timeIntervalBetween1970AndReferenceDate)
        return Int64(seconds) * 1_000_000 + Int64((fraction * 1_000_000).rounded())
    }

    /// The date so many microseconds after the beginning of 1970.
    package init(microseconds: Int64) {
        let (seconds, rest) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        self.init(
            timeIntervalSinceReferenceDate: Double(seconds) - Self.timeIntervalBetween1970AndReferenceDate
                + Double(rest) / 1_000_000)
    }

    /// The first second of the year 1 and the last of the year 9999.
    private static let (firstSecond, lastSecond): (Int64, Int64) = (-62_135_596_800, 253_402_300_799)

    /// The date as a CBOR integer.
    var cbor: CBOR { .integer(microseconds) }
}

extension CBORFields {
    /// A date in microseconds since 1970, refused where a `Date` cannot hold it exactly.
    mutating func date() throws(CBORError) -> Date {
        let value = try integer()
        let date = Date(microseconds: value)
        guard date.microseconds == value else { throw CBORError(.unexpected) }
        return date
    }
}
