extension Span<UInt8> {
    /// The whole span as one integer in network byte order; throws when the sizes differ.
    func integer<T: FixedWidthInteger>(_ type: T.Type = T.self) throws(PostgresError) -> T {
        guard count == T.bitWidth / 8 else { throw PostgresError.decoding("\(count) bytes read as \(T.self)") }
        return bigEndian(at: 0)
    }

    /// The integer at `offset` in network byte order; the caller has checked that it lies inside.
    func bigEndian<T: FixedWidthInteger>(at offset: Int) -> T {
        var value: T = 0
        for index in offset..<(offset + T.bitWidth / 8) {
            value = value << 8 | T(truncatingIfNeeded: self[index])
        }
        return value
    }
}
