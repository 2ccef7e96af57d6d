package import FoundationEssentials

/// `timestamptz`: microseconds since 2000-01-01 UTC.
extension Date: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    /// `timestamptz`.
    package static var postgresType: PostgresType { .timestamptz }
    /// `timestamptz[]`.
    package static var postgresArrayType: PostgresType { .timestamptzArray }

    /// Seconds between PostgreSQL's epoch 2000-01-01 and Foundation's 2001-01-01.
    private static let epochDistance: Double = 366 * 86_400
    /// PostgreSQL's own limits: 4714-11-24 BC and 294276 AD, in microseconds.
    private static let limits = -211_813_488_000_000_000.0..<9_223_371_331_200_000_000.0

    /// Rounds to the microsecond; `distantPast` and `distantFuture` become −infinity and infinity.
    package func encode(into writer: inout PostgresValueWriter) {
        if self == .distantFuture { return writer.write(Int64.max) }
        if self == .distantPast { return writer.write(Int64.min) }
        let microseconds = ((timeIntervalSinceReferenceDate + Self.epochDistance) * 1_000_000).rounded()
        guard Self.limits.contains(microseconds) else { return writer.refuse("date outside timestamptz") }
        writer.write(Int64(microseconds))
    }

    /// Reads `timestamptz`.
    package static func decode(_ bytes: borrowing Span<UInt8>, as type: PostgresType) throws(PostgresError) -> Date {
        try expect(type, .timestamptz)
        let microseconds: Int64 = try bytes.integer()
        if microseconds == .max { return .distantFuture }
        if microseconds == .min { return .distantPast }
        return Date(timeIntervalSinceReferenceDate: Double(microseconds) / 1_000_000 - epochDistance)
    }
}
