/// People sorted by name, with the ways to find them by id and by time.
final class Shelf: Sendable {
    let entries: Entries
    private let byID: [UInt32]
    private let byCreation: [UInt32]
    private let byChange: [UInt32]

    /// Sorts the entries of several columns, those left out aside, into columns of its own.
    init(_ sources: [(entries: Entries, without: Bitset?)]) {
        var places: [Place] = []
        places.reserveCapacity(sources.reduce(0) { $0 + $1.entries.count })
        var (textBytes, keyBytes, attributeCount) = (0, 0, 0)
        for (number, source) in sources.enumerated() {
            for position in 0..<source.entries.count where source.without?.contains(position) != true {
                let key = source.entries.key(position)
                places.append(
                    Place(prefix: ByteOrder.prefix(key), source: UInt32(number), position: UInt32(position)))
                textBytes += source.entries.textRange(position).count
                keyBytes += key.count
                attributeCount += source.entries.attributeRange(position).count
            }
        }
        places.sort { left, right in
            if left.prefix != right.prefix { return left.prefix < right.prefix }
            let (one, other) = (sources[Int(left.source)].entries, sources[Int(right.source)].entries)
            return ByteOrder.isLess(
                one.key(Int(left.position)), one.ids[Int(left.position)], other.key(Int(right.position)),
                other.ids[Int(right.position)])
        }
        let builder = EntryBuilder(
            count: places.count, textBytes: textBytes, keyBytes: keyBytes, attributeCount: attributeCount)
        for place in places { builder.copy(Int(place.position), of: sources[Int(place.source)].entries) }
        let sorted = Entries(builder)
        entries = sorted
        let (ids, created, updated) = (sorted.ids, sorted.createdAt, sorted.updatedAt)
        byID = Self.sorted(ids) { ids[$0].high }
        byCreation = Self.sorted(ids) { Self.ordered(created[$0]) }
        byChange = Self.sorted(ids) { Self.ordered(updated[$0]) }
    }

    /// The positions of entries in the order of a number, those of equal ones in the order of their ids.
    private static func sorted(_ ids: [Identifier], by number: (Int) -> UInt64) -> [UInt32] {
        var places = ids.indices.map { (number: number($0), position: UInt32($0)) }
        places.sort { left, right in
            if left.number != right.number { return left.number < right.number }
            return ids[Int(left.position)] < ids[Int(right.position)]
        }
        return places.map(\.position)
    }

    /// A number without sign that is ordered as the one with it.
    private static func ordered(_ number: Int64) -> UInt64 { UInt64(bitPattern: number) ^ 1 << 63 }

    private struct Place {
        var prefix: UInt64
        var source: UInt32
        var position: UInt32
    }

    var count: Int { entries.count }

    /// The position of the `index`th entry in an order.
    func position(_ index: Int, in order: DirectoryOrder) -> Int {
        switch order {
        case .name: index
        case .createdAt: Int(byCreation[index])
        case .updatedAt: Int(byChange[index])
        }
    }

    /// The position of a person; nil when she is not here.
    func position(of id: Identifier) -> Int? {
        let index = Self.partition(byID.count) { entries.ids[Int(byID[$0])] < id }
        guard index < byID.count, entries.ids[Int(byID[index])] == id else { return nil }
        return Int(byID[index])
    }

    /// How many entries stand before a moment and id in the order of that time.
    func countBefore(_ time: Int64, _ id: Identifier, in order: DirectoryOrder) -> Int {
        let times = order == .createdAt ? entries.createdAt : entries.updatedAt
        return Self.partition(count) {
            let position = position($0, in: order)
            return (times[position], entries.ids[position]) < (time, id)
        }
    }

    /// How many entries stand before a name and id.
    func countBefore(_ key: UnsafeBufferPointer<UInt8>, _ id: Identifier) -> Int {
        Self.partition(count) { ByteOrder.isLess(entries.key($0), entries.ids[$0], key, id) }
    }

    /// The first index for which `isBefore` is false.
    private static func partition(_ count: Int, _ isBefore: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Bytes of memory held.
    var byteCount: Int { entries.byteCount + (byID.capacity + byCreation.capacity + byChange.capacity) * 4 }
}
