/// A member of a merge patch (RFC 7396): absent, null or a value.
enum PatchMember<Value: Sendable>: Sendable {
    case absent
    case cleared
    case value(Value)
}

extension PatchMember {
    /// Brings a field that may be empty up to date.
    func apply(to field: inout Value?) {
        switch self {
        case .absent: break
        case .cleared: field = nil
        case .value(let value): field = value
        }
    }

    /// Brings a list up to date; null empties it.
    func apply<Item, Element>(to list: inout [Element], _ transform: (Item) -> Element) where Value == [Item] {
        switch self {
        case .absent: break
        case .cleared: list = []
        case .value(let items): list = items.map(transform)
        }
    }
}

extension KeyedDecodingContainer {
    /// The member of a patch under `key`.
    func member<Value: Decodable & Sendable>(_ key: Key) throws -> PatchMember<Value> {
        guard contains(key) else { return .absent }
        if try decodeNil(forKey: key) { return .cleared }
        return .value(try decode(Value.self, forKey: key))
    }

    /// The member of a patch under `key` that cannot be emptied; nil where it is absent.
    func value<Value: Decodable>(_ key: Key) throws -> Value? {
        contains(key) ? try decode(Value.self, forKey: key) : nil
    }
}
