/// Walks over the entries of a shelf that a filter lets through, in one order.
struct ShelfWalk {
    private let shelf: Shelf
    private let filter: Filter
    private let without: Bitset?
    private let order: DirectoryOrder
    private let step: Int
    /// Entries in whose text the patterns stand; nil where there are none, or where they are sought as the walk goes.
    private let matches: Bitset?
    /// Patterns that are sought as the walk goes: in the order of the text, so that a full page ends the scan.
    private let patterns: [Pattern]?
    private let driver: Int
    private var index: Int

    /// Begins at the `start`th entry of the order, or, turned round, at the one before it.
    init(
        _ shelf: Shelf, _ filter: Filter, without: Bitset?, order: DirectoryOrder, isDescending: Bool, start: Int
    ) {
        self.shelf = shelf
        self.filter = filter
        self.without = without
        self.order = order
        step = isDescending ? -1 : 1
        index = isDescending ? start - 1 : start
        if let readings = filter.readings {
            if readings.count == 1, let only = readings.first, order == .name, !isDescending {
                patterns = only
                driver = Filter.driver(of: only)
                matches = nil
                return
            }
            var matches = Bitset(count: shelf.count)
            for reading in readings {
                let driver = Filter.driver(of: reading)
                var position = 0
                while let hit = Filter.next(reading, driver: driver, in: shelf.entries, from: position) {
                    matches.insert(hit)
                    position = hit + 1
                }
            }
            self.matches = matches
        } else {
            matches = nil
        }
        patterns = nil
        driver = 0
    }

    /// The position of the next entry.
    mutating func next() -> Int? {
        while let position = nextCandidate() {
            if without?.contains(position) != true, filter.admits(position, of: shelf.entries) { return position }
        }
        return nil
    }

    private mutating func nextCandidate() -> Int? {
        if let patterns {
            let hit = Filter.next(patterns, driver: driver, in: shelf.entries, from: index)
            index = hit.map { $0 + 1 } ?? shelf.count
            return hit
        }
        while index >= 0, index < shelf.count {
            let position = shelf.position(index, in: order)
            index += step
            if matches?.contains(position) != false { return position }
        }
        return nil
    }
}
