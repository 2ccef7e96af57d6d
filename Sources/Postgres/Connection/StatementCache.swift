/// The statements prepared on one connection: bounded, least recently used first out.
///
/// A statement counts as prepared only once the server has said so. While its Parse is under way other segments send the
/// text unnamed, so a segment that aborts before its Parse ran harms nobody.
struct StatementCache {
    /// A statement under a name on this connection.
    final class Entry {
        enum State {
            /// Parse was sent by this segment and is not yet answered.
            case preparing(by: Int)
            case ready
        }

        let name: String
        fileprivate let key: Key
        fileprivate(set) var state: State
        fileprivate var lastUse: UInt64

        fileprivate init(name: String, key: Key, segment: Int, lastUse: UInt64) {
            self.name = name
            self.key = key
            self.state = .preparing(by: segment)
            self.lastUse = lastUse
        }
    }

    /// How to send a statement.
    enum Plan {
        case unnamed
        case prepare(Entry)
        case execute(Entry)
    }

    fileprivate struct Key: Hashable {
        let sql: String
        let types: [UInt32]
    }

    private let limit: Int
    private var entries: [Key: Entry] = [:]
    private var clock: UInt64 = 0
    /// Names the server should forget.
    private(set) var retired: [String] = []

    init(limit: Int) {
        self.limit = limit
    }

    var count: Int { entries.count }

    /// Decides how segment number `segment` sends this statement.
    mutating func plan(_ query: PostgresQuery, segment: Int) -> Plan {
        guard limit > 0 else { return .unnamed }
        clock += 1
        let key = Key(sql: query.sql, types: query.binds.slots.map(\.type.rawValue))
        guard let entry = entries[key] else {
            if entries.count >= limit, !retireOldest() { return .unnamed }
            let entry = Entry(name: "s\(clock)", key: key, segment: segment, lastUse: clock)
            entries[key] = entry
            return .prepare(entry)
        }
        entry.lastUse = clock
        switch entry.state {
        case .ready: return .execute(entry)
        case .preparing(let owner): return owner == segment ? .execute(entry) : .unnamed
        }
    }

    /// The server has prepared the statement.
    mutating func confirm(_ entry: Entry) {
        entry.state = .ready
    }

    /// The server has not prepared the statement, or it has become useless.
    mutating func remove(_ entry: Entry, retire: Bool = false) {
        guard entries[entry.key] === entry else { return }
        entries[entry.key] = nil
        if retire { retired.append(entry.name) }
    }

    /// Hands out the names to deallocate.
    mutating func takeRetired() -> [String] {
        defer { retired.removeAll(keepingCapacity: true) }
        return retired
    }

    private mutating func retireOldest() -> Bool {
        var oldest: Entry?
        for entry in entries.values {
            guard case .ready = entry.state else { continue }
            if entry.lastUse < oldest?.lastUse ?? .max { oldest = entry }
        }
        guard let oldest else { return false }
        remove(oldest, retire: true)
        return true
    }
}
