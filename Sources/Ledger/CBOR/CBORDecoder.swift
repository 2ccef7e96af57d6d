/// Reads deterministic CBOR from outside: total, bounded, and strict about the one valid encoding.
struct CBORDecoder {
    private let input: [UInt8]
    private let limits: CBORLimits
    private var offset = 0
    private var values = 0

    init(_ input: [UInt8], limits: CBORLimits) throws(CBORError) {
        guard input.count <= limits.bytes else { throw CBORError(.tooLarge, at: limits.bytes) }
        self.input = input
        self.limits = limits
    }

    /// Reads one value; `depth` counts the containers around it.
    mutating func value(depth: Int = 0) throws(CBORError) -> CBOR {
        let start = offset
        values += 1
        guard values <= limits.values else { throw CBORError(.tooLarge, at: start) }
        let initial = try byte()
        let (major, information) = (initial >> 5, initial & 0x1F)
        if major == 7 { return try simple(information, at: start) }
        let argument = try argument(information, at: start)
        switch major {
        case 0: return .unsigned(argument)
        case 1: return .negative(argument)
        case 2: return .bytes(Array(try take(argument, at: start)))
        case 3:
            guard let text = String(validating: try take(argument, at: start), as: UTF8.self) else {
                throw CBORError(.invalidText, at: start)
            }
            return .text(text)
        case 4:
            let count = try count(argument, width: 1, depth: depth, at: start)
            var items: [CBOR] = []
            for _ in 0..<count { items.append(try value(depth: depth + 1)) }
            return .array(items)
        case 5:
            let count = try count(argument, width: 2, depth: depth, at: start)
            return .map(try entries(count, depth: depth + 1))
        default: throw CBORError(.unsupported, at: start)
        }
    }

    /// Refuses whatever follows the value.
    func finish() throws(CBORError) {
        guard offset == input.count else { throw CBORError(.trailingBytes, at: offset) }
    }

    private mutating func entries(_ count: Int, depth: Int) throws(CBORError) -> CBORMap {
        var entries: [CBORMap.Entry] = []
        var previous: ArraySlice<UInt8>?
        for _ in 0..<count {
            let start = offset
            let key = try value(depth: depth)
            let encoded = input[start..<offset]
            if let previous {
                if previous == encoded { throw CBORError(.duplicateKey, at: start) }
                guard previous.lexicographicallyPrecedes(encoded) else { throw CBORError(.unsortedKeys, at: start) }
            }
            previous = encoded
            entries.append(CBORMap.Entry(key, try value(depth: depth)))
        }
        return CBORMap(sorted: entries)
    }

    private func simple(_ information: UInt8, at start: Int) throws(CBORError) -> CBOR {
        switch information {
        case 20: return .boolean(false)
        case 21: return .boolean(true)
        case 22: return .null
        case 28...30: throw CBORError(.reserved, at: start)
        case 31: throw CBORError(.indefiniteLength, at: start)
        default: throw CBORError(.unsupported, at: start)
        }
    }

    private mutating func argument(_ information: UInt8, at start: Int) throws(CBORError) -> UInt64 {
        let (width, least): (Int, UInt64)
        switch information {
        case ..<24: return UInt64(information)
        case 24: (width, least) = (1, 24)
        case 25: (width, least) = (2, 0x100)
        case 26: (width, least) = (4, 0x1_0000)
        case 27: (width, least) = (8, 0x1_0000_0000)
        case 31: throw CBORError(.indefiniteLength, at: start)
        default: throw CBORError(.reserved, at: start)
        }
        var value: UInt64 = 0
        for _ in 0..<width { value = value << 8 | UInt64(try byte()) }
        guard value >= least else { throw CBORError(.notShortest, at: start) }
        return value
    }

    /// A container's count, refused when the rest of the input is too short for it or the nesting too deep.
    private func count(_ argument: UInt64, width: UInt64, depth: Int, at start: Int) throws(CBORError) -> Int {
        guard depth < limits.depth else { throw CBORError(.tooDeep, at: start) }
        guard argument <= UInt64(input.count - offset) / width else { throw CBORError(.truncated, at: start) }
        return Int(argument)
    }

    private mutating func take(_ length: UInt64, at start: Int) throws(CBORError) -> ArraySlice<UInt8> {
        guard length <= UInt64(input.count - offset) else { throw CBORError(.truncated, at: start) }
        let end = offset + Int(length)
        defer { offset = end }
        return input[offset..<end]
    }

    private mutating func byte() throws(CBORError) -> UInt8 {
        guard offset < input.count else { throw CBORError(.truncated, at: offset) }
        defer { offset += 1 }
        return input[offset]
    }
}

extension CBOR {
    /// Reads exactly one value.
    ///
    /// Total: any bytes give a value or a `CBORError`. What it accepts, `encoded()` writes back byte for byte.
    package init(decoding bytes: [UInt8], limits: CBORLimits = CBORLimits()) throws(CBORError) {
        var decoder = try CBORDecoder(bytes, limits: limits)
        self = try decoder.value()
        try decoder.finish()
    }
}
