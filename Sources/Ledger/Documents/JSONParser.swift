/// Reads JSON from outside: total, bounded, and without the liberties that make two readers see two documents.
struct JSONParser {
    static let maximumBytes = 1 << 20
    static let maximumDepth = 64

    private let input: [UInt8]
    var offset = 0

    init(_ input: [UInt8]) throws(JSONError) {
        guard input.count <= Self.maximumBytes else { throw JSONError(.tooLarge, at: Self.maximumBytes) }
        self.input = input
    }

    /// The byte at the offset; nil at the end.
    var current: UInt8? { offset < input.count ? input[offset] : nil }

    /// Reads one value with the blanks around it; `depth` counts the containers around it.
    mutating func value(depth: Int = 0) throws(JSONError) -> JSONValue {
        skipBlanks()
        guard let first = current else { throw JSONError(.truncated, at: offset) }
        let value: JSONValue
        switch first {
        case UInt8(ascii: "{"): value = .object(try object(depth: depth))
        case UInt8(ascii: "["): value = .array(try array(depth: depth))
        case UInt8(ascii: "\""): value = .string(try string())
        case UInt8(ascii: "t"): value = try literal("true", .boolean(true))
        case UInt8(ascii: "f"): value = try literal("false", .boolean(false))
        case UInt8(ascii: "n"): value = try literal("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): value = .number(try number())
        default: throw JSONError(first < 0x80 ? .unexpectedCharacter : .invalidText, at: offset)
        }
        skipBlanks()
        return value
    }

    /// Refuses whatever follows the value.
    func finish() throws(JSONError) {
        guard offset == input.count else { throw JSONError(.trailingBytes, at: offset) }
    }

    /// Takes the byte at the offset, which must be this one.
    mutating func expect(_ byte: UInt8) throws(JSONError) {
        guard try take() == byte else { throw JSONError(.unexpectedCharacter, at: offset - 1) }
    }

    /// Takes the byte at the offset.
    mutating func take() throws(JSONError) -> UInt8 {
        guard let byte = current else { throw JSONError(.truncated, at: offset) }
        offset += 1
        return byte
    }

    /// The bytes from an earlier offset to this one.
    func bytes(from start: Int) -> ArraySlice<UInt8> { input[start..<offset] }

    private mutating func object(depth: Int) throws(JSONError) -> JSONObject {
        guard depth < Self.maximumDepth else { throw JSONError(.tooDeep, at: offset) }
        let start = offset
        offset += 1
        skipBlanks()
        var members: [JSONObject.Member] = []
        if current == UInt8(ascii: "}") {
            offset += 1
        } else {
            repeat {
                skipBlanks()
                let name = try string()
                skipBlanks()
                try expect(UInt8(ascii: ":"))
                members.append(JSONObject.Member(name, try value(depth: depth + 1)))
            } while try goesOn(until: UInt8(ascii: "}"))
        }
        do {
            return try JSONObject(members)
        } catch {
            throw JSONError(error.code, at: start)
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
        guard depth < Self.maximumDepth else { throw JSONError(.tooDeep, at: offset) }
        offset += 1
        skipBlanks()
        var items: [JSONValue] = []
        if current == UInt8(ascii: "]") {
            offset += 1
            return items
        }
        repeat { items.append(try value(depth: depth + 1)) } while try goesOn(until: UInt8(ascii: "]"))
        return items
    }

    /// Whether a comma follows, or the end.
    private mutating func goesOn(until end: UInt8) throws(JSONError) -> Bool {
        switch try take() {
        case UInt8(ascii: ","): return true
        case end: return false
        default: throw JSONError(.unexpectedCharacter, at: offset - 1)
        }
    }

    private mutating func literal(_ text: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        for byte in text.description.utf8 { try expect(byte) }
        return value
    }

    private mutating func skipBlanks() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }
}

extension JSONValue {
    /// Reads exactly one value of at most 1 MiB and 64 levels. Total: any bytes give a value or a `JSONError`.
    package init(parsing bytes: [UInt8]) throws(JSONError) {
        var parser = try JSONParser(bytes)
        self = try parser.value()
        try parser.finish()
    }
}
