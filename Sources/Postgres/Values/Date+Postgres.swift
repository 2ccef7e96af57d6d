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
        guard let stored = postgresMicroseconds else { return writer.refuse("date outside timestamptz") }
        writer.write(stored)
    }

    /// What the server keeps of this date: whole microseconds since 2000-01-01 UTC; nil where it keeps nothing.
    ///
    /// A digest of a stored date is made of these, or a date between two microseconds reads back as another one.
    package var postgresMicroseconds: Int64? {
        if self == .distantFuture { return .max }
        if self == .distantPast { return .min }
        let microseconds = ((timeIntervalSinceReferenceDate + Self.epochDistance) * 1_000_000).rounded()
        return Self.limits.contains(microseconds) ? Int64(microseconds) : nil
    }

    /// The date as it reads back once it is stored.
    package var asStored: Date {
        guard let stored = postgresMicroseconds else { return self }
        return Date(postgresMicroseconds: stored)
    }

    private init(postgresMicroseconds microseconds: Int64) {
        switch microseconds {
        case .max: self = .distantFuture
        case .min: self = .distantPast
        default: self.init(timeIntervalSinceReferenceDate: Double(microseconds) / 1_000_000 - Self.epochDistance)
        }
    }

    /// Reads `timestamptz`.
    package static func decode(_ bytes: borrowing Span<UInt8>, as type: PostgresType) throws(PostgresError) -> Date {
        try expect(type, .timestamptz)
        return Date(postgresMicroseconds: try bytes.integer())
    }
}
