/// The path of a value as clients write it: `contactPoints[0].value`.
struct JSONPath: Sendable {
    let keys: [any CodingKey]

    static let root = JSONPath(keys: [])

    init(keys: [any CodingKey]) {
        self.keys = keys
    }

    func appending(_ key: any CodingKey) -> JSONPath {
        JSONPath(keys: keys + [key])
    }

    /// The path, or nil at the root. Names that are no identifiers of ours are shown as `?`: they may be anybody's
    /// words.
    var field: String? {
        guard !keys.isEmpty else { return nil }
        var path = ""
        for key in keys {
            if let index = key.intValue {
                path += "[\(index)]"
            } else {
                path += (path.isEmpty ? "" : ".") + Self.shown(key.stringValue)
            }
        }
        return path
    }

    private static func shown(_ name: String) -> String {
        let isPlain =
            name.utf8.count <= 64 && !name.isEmpty
            && name.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
                    || byte == UInt8(ascii: "-")
            }
        return isPlain ? name : "?"
    }
}

/// A key of a path.
enum JSONKey: CodingKey {
    case name(String)
    case index(Int)

    init(stringValue: String) { self = .name(stringValue) }
    init(intValue: Int) { self = .index(intValue) }

    var stringValue: String {
        switch self {
        case .name(let name): name
        case .index(let index): String(index)
        }
    }

    var intValue: Int? {
        if case .index(let index) = self { index } else { nil }
    }
}
