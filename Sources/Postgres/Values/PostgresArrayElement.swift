/// A value that can stand in a PostgreSQL array, or, for `UInt8`, in a `bytea`.
package protocol PostgresArrayElement: Sendable {
    /// The type of an array of this element.
    static var postgresArrayType: PostgresType { get }

    /// Appends the binary form of the whole array.
    static func encode(array: [Self], into writer: inout PostgresValueWriter)

    /// Reads the bytes of a whole array.
    static func decode(array bytes: borrowing Span<UInt8>, as type: PostgresType) throws(PostgresError) -> [Self]
}

/// One-dimensional arrays: dimensions, NULL flag, element type, length, lower bound, then length-prefixed elements
/// (`array_send` in PostgreSQL's `arrayfuncs.c`).
extension PostgresArrayElement where Self: PostgresEncodable & PostgresDecodable {
    /// Appends a one-dimensional array.
    package static func encode(array: [Self], into writer: inout PostgresValueWriter) {
        let start = writer.bytes.count
        writer.write(Int32(array.isEmpty ? 0 : 1))
        writer.write(Int32(0))
        writer.write(postgresType.rawValue)
        guard !array.isEmpty else { return }
        writer.write(Int32(clamping: array.count))
        writer.write(Int32(1))
        var anyNull = false
        for element in array {
            let offset = writer.bytes.count
            writer.write(Int32(0))
            writer.isNull = false
            element.encode(into: &writer)
            anyNull = anyNull || writer.isNull
            writer.closeLength(at: offset, isNull: writer.isNull)
        }
        writer.isNull = false
        if anyNull { writer.bytes[start + 7] = 1 }
    }

    /// Reads a one-dimensional array whose elements have any type this element reads.
    package static func decode(
        array bytes: borrowing Span<UInt8>, as type: PostgresType
    ) throws(PostgresError) -> [Self] {
        guard type == postgresArrayType else {
            throw PostgresError.decoding("column of type \(type.rawValue) read as [\(Self.self)]")
        }
        guard bytes.count >= 12 else { throw PostgresError.decoding("array header is cut off") }
        let dimensions: Int32 = bytes.bigEndian(at: 0)
        let elementType = PostgresType(rawValue: bytes.bigEndian(at: 8))
        if dimensions == 0 { return [] }
        guard dimensions == 1, bytes.count >= 20 else { throw PostgresError.decoding("array has several dimensions") }
        let count = Int(bytes.bigEndian(at: 12) as Int32)
        guard count >= 0, count <= (bytes.count - 20) / 4 else { throw PostgresError.decoding("array is cut off") }
        var elements: [Self] = []
        elements.reserveCapacity(count)
        var offset = 20
        for _ in 0..<count {
            guard bytes.count - offset >= 4 else { throw PostgresError.decoding("array is cut off") }
            let length = Int(bytes.bigEndian(at: offset) as Int32)
            offset += 4
            if length < 0 {
                elements.append(try decodeNull())
            } else {
                guard length <= bytes.count - offset else { throw PostgresError.decoding("array is cut off") }
                elements.append(try decode(bytes.extracting(offset..<(offset + length)), as: elementType))
                offset += length
            }
        }
        return elements
    }
}
