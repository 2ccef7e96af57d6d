extension JSONParser {
    /// Reads a number; an integer beyond 2^53 is refused, because writers of ours put it into a string.
    mutating func number() throws(JSONError) -> Double {
        let start = offset
        if current == UInt8(ascii: "-") { offset += 1 }
        let integer = offset
        try digits()
        if offset - integer > 1, bytes(from: integer).first == UInt8(ascii: "0") {
            throw JSONError(.unexpectedCharacter, at: integer)
        }
        let magnitude = UInt64(String(decoding: bytes(from: integer), as: UTF8.self))
        var isInteger = true
        if current == UInt8(ascii: ".") {
            isInteger = false
            offset += 1
            try digits()
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            isInteger = false
            offset += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { offset += 1 }
            try digits()
        }
        if isInteger {
            guard let magnitude, magnitude <= JSONValue.maximumInteger else {
                throw JSONError(.inexactNumber, at: start)
            }
        }
        guard let number = Double(String(decoding: bytes(from: start), as: UTF8.self)), number.isFinite else {
            throw JSONError(.inexactNumber, at: start)
        }
        return number
    }

    private mutating func digits() throws(JSONError) {
        let start = offset
        while let byte = current, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { offset += 1 }
        guard offset > start else {
            throw JSONError(current == nil ? .truncated : .unexpectedCharacter, at: offset)
        }
    }
}
