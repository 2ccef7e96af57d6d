import Foundation

/// A JSON text as it grows: times are RFC 3339 in UTC, members stand in the order of their names, slashes as they are.
///
/// Every value is written where it belongs as it is visited; an object's members change places when it ends.
final class JSONTextWriter {
    private struct Level {
        let isObject: Bool
        /// Where its members or elements begin.
        var starts: [Int] = []
    }

    /// The text so far, in UTF-8.
    private(set) var bytes: [UInt8] = []
    private var levels: [Level] = []

    /// How many objects and arrays are open.
    var depth: Int { levels.count }

    /// How many members or elements the container at `depth` has.
    func count(at depth: Int) -> Int { levels.indices.contains(depth) ? levels[depth].starts.count : 0 }

    /// Opens an object or an array.
    func open(isObject: Bool) {
        bytes.append(isObject ? UInt8(ascii: "{") : UInt8(ascii: "["))
        levels.append(Level(isObject: isObject))
    }

    /// Begins the next member or element of the container at `depth`; whatever is open inside it has ended.
    func next(at depth: Int, name: String? = nil) {
        close(to: depth + 1)
        if !levels[depth].starts.isEmpty { bytes.append(UInt8(ascii: ",")) }
        levels[depth].starts.append(bytes.count)
        guard let name else { return }
        text(name)
        bytes.append(UInt8(ascii: ":"))
    }

    /// Ends containers until so many are open.
    func close(to depth: Int) {
        while levels.count > depth, let level = levels.popLast() {
            if level.isObject { sort(level.starts) }
            bytes.append(level.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
        }
    }

    /// Puts the members of the object that ends here in the order of their names.
    private func sort(_ starts: [Int]) {
        guard let first = starts.first else { return }
        func member(_ index: Int) -> ArraySlice<UInt8> {
            bytes[starts[index]..<(index + 1 < starts.count ? starts[index + 1] - 1 : bytes.count)]
        }
        // A member begins with its quoted name, and the quote that ends it comes before every letter and digit.
        let order = starts.indices.sorted { member($0).lexicographicallyPrecedes(member($1)) }
        guard !order.elementsEqual(starts.indices) else { return }
        var sorted: [UInt8] = []
        sorted.reserveCapacity(bytes.count - first)
        for index in order {
            if !sorted.isEmpty { sorted.append(UInt8(ascii: ",")) }
            sorted += member(index)
        }
        bytes.replaceSubrange(first..., with: sorted)
    }

    // MARK: Values

    /// Writes a value of any kind.
    func value<Value: Encodable>(_ value: Value) throws {
        if let text = value as? String { return self.text(text) }
        if let date = value as? Date { return text(Timestamp.string(date)) }
        let (depth, length) = (levels.count, bytes.count)
        try value.encode(to: JSONTextEncoder(writer: self, depth: depth))
        close(to: depth)
        if bytes.count == length { bytes += "{}".utf8 }
    }

    /// Writes `null`.
    func null() { bytes += "null".utf8 }

    /// Writes `true` or `false`.
    func flag(_ value: Bool) { bytes += (value ? "true" : "false").utf8 }

    /// Writes a whole number.
    func integer(_ value: some FixedWidthInteger) { bytes += String(value).utf8 }

    /// Writes a number with as few digits as tell it from every other one.
    func number(_ value: Double) throws {
        guard value.isFinite else {
            throw EncodingError.invalidValue(
                value, EncodingError.Context(codingPath: [], debugDescription: "JSON has no such number"))
        }
        let text = value.description
        bytes += text.utf8.dropLast(text.hasSuffix(".0") ? 2 : 0)
    }

    /// Writes a quoted text.
    func text(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20: bytes += Self.escaped(byte).utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func escaped(_ control: UInt8) -> String {
        switch control {
        case 0x08: "\\b"
        case 0x09: "\\t"
        case 0x0A: "\\n"
        case 0x0C: "\\f"
        case 0x0D: "\\r"
        default: "\\u00" + (control < 0x10 ? "0" : "") + String(control, radix: 16)
        }
    }
}
