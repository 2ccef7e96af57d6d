import Foundation

/// Reads the JSON that ``CanonicalJSON`` can hold, byte by byte.
struct JSONReader {
    private let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Whether nothing but blanks is left.
    var isAtEnd: Bool {
        mutating get {
            skipBlanks()
            return position == bytes.count
        }
    }

    /// The next value; nil where there is none.
    mutating func value(depth: Int) -> CanonicalJSON? {
        guard depth <= 64 else { return nil }
        skipBlanks()
        switch peek {
        case UInt8(ascii: "{"): return object(depth)
        case UInt8(ascii: "["): return array(depth)
        case UInt8(ascii: "\""): return string().map { .string($0) }
        case UInt8(ascii: "t"): return word("true", .bool(true))
        case UInt8(ascii: "f"): return word("false", .bool(false))
        case UInt8(ascii: "n"): return word("null", .null)
        default: return number()
        }
    }

    private var peek: UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    private mutating func skipBlanks() {
        while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard peek == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func word(_ text: String, _ value: CanonicalJSON) -> CanonicalJSON? {
        guard bytes[position...].starts(with: text.utf8) else { return nil }
        position += text.utf8.count
        return value
    }

    private mutating func object(_ depth: Int) -> CanonicalJSON? {
        guard take("{") else { return nil }
        var members: [String: CanonicalJSON] = [:]
        if take("}") { return .object(members) }
        while true {
            skipBlanks()
            guard let key = string(), members[key] == nil, take(":"), let value = value(depth: depth + 1) else {
                return nil
            }
            members[key] = value
            if take("}") { return .object(members) }
            guard take(",") else { return nil }
        }
    }

    private mutating func array(_ depth: Int) -> CanonicalJSON? {
        guard take("[") else { return nil }
        var values: [CanonicalJSON] = []
        if take("]") { return .array(values) }
        while true {
            guard let value = value(depth: depth + 1) else { return nil }
            values.append(value)
            if take("]") { return .array(values) }
            guard take(",") else { return nil }
        }
    }

    private mutating func number() -> CanonicalJSON? {
        let start = position
        if peek == UInt8(ascii: "-") { position += 1 }
        let digits = position
        while let byte = peek, (48...57).contains(byte) { position += 1 }
        let leadingZero = digits < bytes.count && bytes[digits] == 48 && position - digits > 1
        guard position > digits, !leadingZero, peek != UInt8(ascii: "."), peek != UInt8(ascii: "e"),
            peek != UInt8(ascii: "E")
        else { return nil }
        return Int64(String(decoding: bytes[start..<position], as: UTF8.self)).map { .integer($0) }
    }

    private mutating func string() -> String? {
        guard peek == UInt8(ascii: "\"") else { return nil }
        position += 1
        var units: [UInt8] = []
        while let byte = peek {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(validating: units, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let scalar = escape() else { return nil }
                units.append(contentsOf: String(Character(scalar)).utf8)
            case 0..<0x20: return nil
            default: units.append(byte)
            }
        }
        return nil
    }

    private mutating func escape() -> Unicode.Scalar? {
        guard let byte = peek else { return nil }
        position += 1
        switch byte {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return unicodeEscape()
        default: return nil
        }
    }

    private mutating func unicodeEscape() -> Unicode.Scalar? {
        guard let first = fourDigits() else { return nil }
        guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) }
        guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        else { return nil }
        position += 2
        guard let second = fourDigits(), (0xDC00..<0xE000).contains(second) else { return nil }
        return Unicode.Scalar(0x10000 + (first - 0xD800) * 0x400 + (second - 0xDC00))
    }

    private mutating func fourDigits() -> UInt32? {
        guard position + 4 <= bytes.count else { return nil }
        var number: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { return nil }
            number = number * 16 + UInt32(digit)
        }
        position += 4
        return number
    }
}
