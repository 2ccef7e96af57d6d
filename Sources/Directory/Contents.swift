import Foundation

/// All people of a tenant at one moment; never changes, so that readers need no lock.
///
/// Most of them stand on one large shelf. Those who changed since it was filled stand on a small one and are struck out on
/// the large; when the small one has grown, both are sorted into one.
final class Contents: Sendable {
    private let shelf: Shelf
    private let struckOut: Bitset
    private let recent: Shelf

    /// Changed people that the small shelf takes before both are joined.
    private static let recentLimit = 2_048

    /// Sorts columns into one shelf.
    init(_ columns: [Entries]) {
        shelf = Shelf(columns.map { ($0, nil) })
        struckOut = Bitset(count: shelf.count)
        recent = Shelf([])
    }

    private init(shelf: Shelf, struckOut: Bitset, recent: Shelf) {
        self.shelf = shelf
        self.struckOut = struckOut
        self.recent = recent
    }

    /// The same people, but for the named ones, who are as `entries` says or gone.
    func replacing(_ ids: [Identifier], with entries: Entries) -> Contents {
        var struckOut = struckOut
        var old = Bitset(count: recent.count)
        for id in ids {
            if let position = shelf.position(of: id) { struckOut.insert(position) }
            if let position = recent.position(of: id) { old.insert(position) }
        }
        guard recent.count + entries.count <= max(Self.recentLimit, shelf.count / 16) else {
            return Contents(
                shelf: Shelf([(shelf.entries, struckOut), (recent.entries, old), (entries, nil)]), recent: Shelf([]))
        }
        return Contents(
            shelf: shelf, struckOut: struckOut, recent: Shelf([(recent.entries, old), (entries, nil)]))
    }

    private convenience init(shelf: Shelf, recent: Shelf) {
        self.init(shelf: shelf, struckOut: Bitset(count: shelf.count), recent: recent)
    }

    /// How many people there are.
    var count: Int { shelf.count - struckOut.count + recent.count }

    /// Bytes of memory held.
    var byteCount: Int { shelf.byteCount + struckOut.byteCount + recent.byteCount }

    /// A page of the people whom a filter lets through.
    func page(_ query: DirectoryQuery, _ filter: Filter) -> DirectoryPage {
        let starts = starts(query)
        var old = ShelfWalk(
            shelf, filter, without: struckOut, order: query.order, isDescending: query.isDescending, start: starts.old)
        var new = ShelfWalk(
            recent, filter, without: nil, order: query.order, isDescending: query.isDescending, start: starts.new)
        var ids: [UUID] = []
        var last: DirectoryCursor?
        var (left, right) = (old.next(), new.next())
        while left != nil || right != nil {
            if ids.count == query.limit { return DirectoryPage(ids: ids, next: last) }
            let takesLeft: Bool =
                if let left, let right { isBefore(left, right, query) } else { left != nil }
            if takesLeft, let position = left {
                ids.append(shelf.entries.ids[position].uuid)
                last = cursor(shelf.entries, position, query.order, standing: position)
                left = old.next()
            } else if let position = right {
                let id = recent.entries.ids[position]
                ids.append(id.uuid)
                last = cursor(
                    recent.entries, position, query.order,
                    standing: query.order == .name ? shelf.countBefore(recent.entries.key(position), id) : 0)
                right = new.next()
            }
        }
        return DirectoryPage(ids: ids, next: nil)
    }

    private func isBefore(_ old: Int, _ new: Int, _ query: DirectoryQuery) -> Bool {
        let (left, right) = (shelf.entries, recent.entries)
        let isLess =
            switch query.order {
            case .name: ByteOrder.isLess(left.key(old), left.ids[old], right.key(new), right.ids[new])
            case .createdAt: (left.createdAt[old], left.ids[old]) < (right.createdAt[new], right.ids[new])
            case .updatedAt: (left.updatedAt[old], left.ids[old]) < (right.updatedAt[new], right.ids[new])
            }
        return isLess != query.isDescending
    }

    private func cursor(
        _ entries: Entries, _ position: Int, _ order: DirectoryOrder, standing: Int
    ) -> DirectoryCursor {
        let number: UInt64 =
            switch order {
            case .name: UInt64(standing)
            case .createdAt: UInt64(bitPattern: entries.createdAt[position])
            case .updatedAt: UInt64(bitPattern: entries.updatedAt[position])
            }
        return DirectoryCursor(number: number, id: entries.ids[position].uuid)
    }

    /// How many entries of each shelf stand before the page's begin: up to the cursor's person and with her, or, turned
    /// round, before her.
    private func starts(_ query: DirectoryQuery) -> (old: Int, new: Int) {
        guard let cursor = query.after else { return query.isDescending ? (shelf.count, recent.count) : (0, 0) }
        let id = Identifier(cursor.id)
        func place(_ shelf: Shelf, _ key: UnsafeBufferPointer<UInt8>) -> Int {
            let before = shelf.countBefore(key, id)
            let isHere = before < shelf.count && shelf.entries.ids[before] == id
            return !query.isDescending && isHere ? before + 1 : before
        }
        switch query.order {
        case .name:
            if let position = recent.position(of: id) {
                let key = recent.entries.key(position)
                return (place(shelf, key), place(recent, key))
            }
            if let position = shelf.position(of: id) {
                let key = shelf.entries.key(position)
                return (place(shelf, key), place(recent, key))
            }
            // She is gone: the page begins about where she stood.
            let standing = min(Int(clamping: cursor.number), shelf.count)
            guard standing < shelf.count else { return (shelf.count, recent.count) }
            return (standing, recent.countBefore(shelf.entries.key(standing), shelf.entries.ids[standing]))
        case .createdAt, .updatedAt:
            let time = Int64(bitPattern: cursor.number)
            func place(_ shelf: Shelf) -> Int {
                let before = shelf.countBefore(time, id, in: query.order)
                guard !query.isDescending, before < shelf.count else { return before }
                return shelf.entries.ids[shelf.position(before, in: query.order)] == id ? before + 1 : before
            }
            return (place(shelf), place(recent))
        }
    }
}
