package import Foundation

/// Reads a canonical binary record field by field; total: any bytes give fields or a ``RecordError``, never a trap.
package struct RecordReader {
    /// One field, its value pointing into the record's bytes.
    package struct Field {
        /// The field's number.
        package let number: UInt32
        /// The field's bytes; valid as long as the record's buffer.
        package let value: UnsafeRawBufferPointer
    }

    private let bytes: UnsafeRawBufferPointer
    private let record: RecordKind
    private var position: Int
    private var last: UInt32 = 0
    private var count = 0

    /// Starts reading `bytes` as `record`; nested records carry no format byte.
    package init(
        _ bytes: UnsafeRawBufferPointer, record: RecordKind, nested: Bool = false,
        maximum: Int = RecordLimits.bytes
    ) throws(RecordError) {
        guard bytes.count <= maximum else { throw RecordError(.tooLarge) }
        if !nested {
            guard let format = bytes.first else { throw RecordError(.truncated) }
            guard format == RecordLimits.format else { throw RecordError(.unknownFormat) }
        }
        self.bytes = bytes
        self.record = record
        position = nested ? 0 : 1
    }

    /// The next field; nil at the end.
    package mutating func next() throws(RecordError) -> Field? {
        guard position < bytes.count else { return nil }
        count += 1
        guard count <= RecordLimits.fields else { throw RecordError(.tooLarge) }
        let rawNumber = try variable()
        guard rawNumber >= 1, let number = UInt32(exactly: rawNumber), number >= last else {
            throw RecordError(.notCanonical)
        }
        if number == last, let field = Catalogue.field(number, in: record), !field.repeated {
            throw RecordError(.repeatedField, field: number)
        }
        last = number
        let length = try variable()
        guard length <= UInt64(bytes.count - position) else { throw RecordError(.truncated, field: number) }
        let end = position + Int(length)
        defer { position = end }
        return Field(number: number, value: UnsafeRawBufferPointer(rebasing: bytes[position..<end]))
    }

    private mutating func variable() throws(RecordError) -> UInt64 {
        var result: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            guard position < bytes.count else { throw RecordError(.truncated) }
            let byte = bytes[position]
            position += 1
            // Five groups of seven bits hold every number and length there can be.
            guard shift <= 28 else { throw RecordError(.notCanonical) }
            result |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 {
                guard byte != 0 || shift == 0 else { throw RecordError(.notCanonical) }
                return result
            }
            shift += 7
        }
    }
}

extension RecordReader.Field {
    /// The value as UTF-8 text.
    package func text() throws(RecordError) -> String {
        guard let text = String(validating: value, as: UTF8.self) else {
            throw RecordError(.invalidText, field: number)
        }
        return text
    }

    /// The value as an identifier.
    package func identifier() throws(RecordError) -> UUID {
        guard value.count == 16 else { throw RecordError(.invalidValue, field: number) }
        return UUID(uuid: value.loadUnaligned(as: uuid_t.self))
    }

    /// The value as a flag; only `true` is ever written.
    package func flag() throws(RecordError) -> Bool {
        guard value.count == 1, value.first == 1 else { throw RecordError(.invalidValue, field: number) }
        return true
    }

    /// The value as a moment.
    package func moment() throws(RecordError) -> Date {
        guard value.count == 8 else { throw RecordError(.invalidValue, field: number) }
        let milliseconds = Int64(littleEndian: value.loadUnaligned(as: Int64.self))
        guard milliseconds.magnitude <= 1_000_000_000_000_000 else {
            throw RecordError(.invalidValue, field: number)
        }
        return Date(timeIntervalSince1970: Double(milliseconds) / 1_000)
    }

    /// A copy of the value.
    package func copy() -> [UInt8] {
        [UInt8](value)
    }

    /// The value kept as a field this version does not know.
    package func kept() -> UnknownField {
        UnknownField(number: number, value: copy())
    }
}
