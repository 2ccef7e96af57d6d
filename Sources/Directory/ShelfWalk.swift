/// Walks over the entries of a shelf that a filter lets through, in one order.
struct ShelfWalk {
    private let shelf: Shelf
    private let filter: Filter
    private let without: Bitset?
    private let order: DirectoryOrder
    private let step: Int
    /// Entries in whose text the patterns stand; nil where there are none, or while they are sought as the walk goes.
    private var matches: Bitset?
    /// Entries looked at one by one before the whole text is scanned: enough where many fit.
    private var patience = 500
    /// Patterns that are sought in the order of the text, so that a full page ends the scan.
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
                return
            }
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
            if holds(position) { return position }
        }
        return nil
    }

    /// Whether one of the readings fits an entry.
    private mutating func holds(_ position: Int) -> Bool {
        guard let readings = filter.readings else { return true }
        if let matches { return matches.contains(position) }
        guard patience == 0 else {
            patience -= 1
            return readings.contains { Filter.stand($0, at: position, of: shelf.entries) }
        }
        var found = Bitset(count: shelf.count)
        for reading in readings {
            let driver = Filter.driver(of: reading)
            var next = 0
            while let hit = Filter.next(reading, driver: driver, in: shelf.entries, from: next) {
                found.insert(hit)
                next = hit + 1
            }
        }
        matches = found
        return found.contains(position)
    }
}
