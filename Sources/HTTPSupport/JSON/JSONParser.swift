import HTTPTypes

/// Reads JSON (RFC 8259) from outside: total over any bytes, bounded in depth and size.
///
/// Refuses what other readers take in different ways: duplicate names, lone surrogates, invalid UTF-8, a byte order
/// mark.
struct JSONParser {
    private let bytes: [UInt8]
    private let limits: JSONLimits
    private var position = 0
    private var values = 0

    private init(_ bytes: [UInt8], limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// The tree of `bytes`.
    ///
    /// - Throws: `HTTPFailure` 400 for a text that is not JSON, 422 with the field's path for one beyond the limits.
    static func parse(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(HTTPFailure) -> JSONValue {
        var parser = JSONParser(bytes, limits: limits)
        parser.skipBlanks()
        let value = try parser.value(depth: 0)
        parser.skipBlanks()
        guard parser.position == bytes.count else { throw parser.malformed() }
        return value
    }

    private mutating func value(depth: Int) throws(HTTPFailure) -> JSONValue {
        values += 1
        guard values <= limits.values else {
            throw HTTPFailure(.badRequest, HTTPCode.jsonTooLarge, rule: "At most \(limits.values) values.")
        }
        switch peek {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func object(depth: Int) throws(HTTPFailure) -> JSONValue {
        try open(depth)
        var members: [JSONMember] = []
        var names: Set<String> = []
        if take(UInt8(ascii: "}")) { return .object([]) }
        while true {
            guard peek == UInt8(ascii: "\"") else { throw malformed() }
            values += 1
            let name = try string()
            guard names.insert(name).inserted else {
                throw HTTPFailure(.badRequest, HTTPCode.duplicateName, rule: "A name appears once in an object.")
            }
            skipBlanks()
            guard take(UInt8(ascii: ":")) else { throw malformed() }
            members.append(JSONMember(name: name, value: try value(depth: depth + 1)))
            skipBlanks()
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard take(UInt8(ascii: ",")) else { throw malformed() }
        }
    }

    private mutating func array(depth: Int) throws(HTTPFailure) -> JSONValue {
        try open(depth)
        var elements: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return .array([]) }
        while true {
            elements.append(try value(depth: depth + 1))
            skipBlanks()
            if take(UInt8(ascii: "]")) { return .array(elements) }
            guard take(UInt8(ascii: ",")) else { throw malformed() }
        }
    }

    private mutating func open(_ depth: Int) throws(HTTPFailure) {
        guard depth < limits.depth else {
            throw HTTPFailure(.badRequest, HTTPCode.jsonTooDeep, rule: "At most \(limits.depth) levels.")
        }
        position += 1
        skipBlanks()
    }

    private mutating func string() throws(HTTPFailure) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte = peek {
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw HTTPFailure(.badRequest, HTTPCode.invalidUTF8, rule: "JSON is UTF-8.")
                }
                return string
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0..<0x20: throw malformed()
            default: text.append(byte)
            }
            guard text.count <= limits.stringBytes else {
                throw HTTPFailure(
                    .badRequest, HTTPCode.jsonTooLarge, rule: "At most \(limits.stringBytes) bytes a string.")
            }
        }
        throw malformed()
    }

    private mutating func escape(into text: inout [UInt8]) throws(HTTPFailure) {
        guard let byte = peek else { throw malformed() }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text += Array(String(try scalar()).utf8)
        default: throw malformed()
        }
    }

    /// One scalar from one or, outside the basic plane, two escapes.
    private mutating func scalar() throws(HTTPFailure) -> Unicode.Scalar {
        let first = try unit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800..<0xDC00).contains(first), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
            throw malformed()
        }
        let second = try unit()
        guard (0xDC00..<0xE000).contains(second) else { throw malformed() }
        let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
        guard let scalar = Unicode.Scalar(value) else { throw malformed() }
        return scalar
    }

    private mutating func unit() throws(HTTPFailure) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw malformed() }
            value = value << 4 | UInt16(digit)
            position += 1
        }
        return value
    }

    private mutating func number() throws(HTTPFailure) -> String {
        let start = position
        _ = take(UInt8(ascii: "-"))
        let whole = digits()
        guard whole > 0, whole == 1 || bytes[position - whole] != UInt8(ascii: "0") else { throw malformed() }
        if take(UInt8(ascii: ".")), digits() == 0 { throw malformed() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            guard digits() > 0 else { throw malformed() }
        }
        guard position - start <= limits.numberBytes else { throw malformed() }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func digits() -> Int {
        let start = position
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        return position - start
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(HTTPFailure) -> JSONValue {
        for byte in word.description.utf8 {
            guard take(byte) else { throw malformed() }
        }
        return value
    }

    private var peek: UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    /// Takes `byte` if it comes next, and after punctuation the blanks behind it.
    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        position += 1
        if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") { skipBlanks() }
        return true
    }

    private mutating func skipBlanks() {
        while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
    }

    private func malformed() -> HTTPFailure {
        HTTPFailure(.badRequest, HTTPCode.malformedJSON, rule: "Not JSON (RFC 8259) at byte \(position).")
    }
}
