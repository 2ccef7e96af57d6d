/// Reads a list of fixed meaning field by field; anything that does not fit is `unexpected`.
struct CBORFields {
    private var rest: ArraySlice<CBOR>

    /// Opens a list of exactly `count` fields.
    init(_ value: CBOR, count: Int) throws(CBORError) {
        try self.init(value, count: count...count)
    }

    /// Opens a list of as many fields as `count` allows.
    init(_ value: CBOR, count: ClosedRange<Int>) throws(CBORError) {
        guard case .array(let fields) = value, count.contains(fields.count) else { throw CBORError(.unexpected) }
        self.rest = fields[...]
    }

    /// Reads the items of a list.
    init(rest: [CBOR]) {
        self.rest = rest[...]
    }

    /// How many fields are left.
    var count: Int { rest.count }

    /// Whether every field was read.
    var isAtEnd: Bool { rest.isEmpty }

    /// The next field as it is.
    mutating func next() throws(CBORError) -> CBOR {
        guard let field = rest.popFirst() else { throw CBORError(.unexpected) }
        return field
    }

    /// An unsigned integer that fits the asked-for width.
    mutating func unsigned<Number: FixedWidthInteger & UnsignedInteger>(
        _ type: Number.Type = Number.self
    ) throws(CBORError) -> Number {
        guard case .unsigned(let value) = try next(), let number = Number(exactly: value) else {
            throw CBORError(.unexpected)
        }
        return number
    }

    /// A signed 64-bit integer.
    mutating func integer() throws(CBORError) -> Int64 {
        switch try next() {
        case .unsigned(let value):
            guard let number = Int64(exactly: value) else { throw CBORError(.unexpected) }
            return number
        case .negative(let value):
            guard value <= UInt64(Int64.max) else { throw CBORError(.unexpected) }
            return ~Int64(value)
        default: throw CBORError(.unexpected)
        }
    }

    /// A byte string whose length lies in the range.
    mutating func bytes(_ length: ClosedRange<Int>) throws(CBORError) -> [UInt8] {
        guard case .bytes(let bytes) = try next(), length.contains(bytes.count) else { throw CBORError(.unexpected) }
        return bytes
    }

    /// True or false.
    mutating func boolean() throws(CBORError) -> Bool {
        guard case .boolean(let value) = try next() else { throw CBORError(.unexpected) }
        return value
    }

    /// A text of at most `maximum` UTF-8 bytes.
    mutating func text(maximum: Int) throws(CBORError) -> String {
        guard case .text(let text) = try next(), text.utf8.count <= maximum else { throw CBORError(.unexpected) }
        return text
    }

    /// A list of at most `maximum` values.
    mutating func list(maximum: Int) throws(CBORError) -> [CBOR] {
        guard case .array(let list) = try next(), list.count <= maximum else { throw CBORError(.unexpected) }
        return list
    }

    /// Nil for null, otherwise what `read` makes of the field.
    mutating func optional<Value>(
        _ read: (inout CBORFields) throws(CBORError) -> Value
    ) throws(CBORError) -> Value? {
        if case .null? = rest.first {
            rest.removeFirst()
            return nil
        }
        return try read(&self)
    }
}
