/// The binary form of one or more parameters while it is being put together.
package struct PostgresValueWriter: Sendable {
    var bytes: [UInt8] = []
    var isNull = false
    /// Why this value must not be sent, when it must not.
    private(set) var refusal: String?

    /// An empty buffer.
    package init() {}

    /// Makes the current value NULL.
    package mutating func writeNull() {
        isNull = true
    }

    /// Marks the current value as one PostgreSQL cannot hold: the query is refused before anything is sent.
    package mutating func refuse(_ reason: StaticString) {
        refusal = reason.description
    }

    /// Takes over the refusal of a value that was encoded elsewhere.
    mutating func refuse(_ reason: String) {
        refusal = reason
    }

    /// Appends an integer in network byte order.
    package mutating func write<T: FixedWidthInteger>(_ value: T) {
        var shift = T.bitWidth - 8
        while shift >= 0 {
            bytes.append(UInt8(truncatingIfNeeded: value >> T(shift)))
            shift -= 8
        }
    }

    /// Appends raw bytes.
    package mutating func write(contentsOf values: some Sequence<UInt8>) {
        bytes.append(contentsOf: values)
    }

    /// Overwrites the four bytes at `offset` with the number of bytes behind them, −1 for NULL.
    mutating func closeLength(at offset: Int, isNull: Bool) {
        let length = isNull ? UInt32.max : UInt32(clamping: bytes.count - offset - 4)
        for index in 0..<4 {
            bytes[offset + index] = UInt8(truncatingIfNeeded: length >> UInt32(24 - index * 8))
        }
    }
}
