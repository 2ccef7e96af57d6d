import Foundation

/// All people of a tenant at one moment; never changes, so that readers need no lock.
///
/// Most of them stand on one large shelf. Those who changed since it was filled stand on a small one and are struck out on
/// the large; when the small one has grown, or somebody is gone, both are sorted into one.
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
        var isLeft = false
        let staying = Set(entries.ids)
        for id in ids {
            if let position = shelf.position(of: id) {
                struckOut.insert(position)
                isLeft = isLeft || !staying.contains(id)
            }
            if let position = recent.position(of: id) { old.insert(position) }
        }
        // What is known of somebody who is gone does not stay, struck out or not: the old shelf is wiped.
        guard !isLeft, recent.count + entries.count <= max(Self.recentLimit, shelf.count / 16) else {
            return Contents(
                shelf: Shelf([(shelf.entries, struckOut), (recent.entries, old), (entries, nil)]), recent: Shelf([]))
        }
        return Contents(
            shelf: shelf, struckOut: struckOut, recent: Shelf([(recent.entries, old), (entries, nil)]))
    }

    /// The same people, but for the named ones; itself where none of them is held.
    func without(_ ids: [Identifier]) -> Contents {
        let held = ids.contains { shelf.position(of: $0) != nil || recent.position(of: $0) != nil }
        return held ? replacing(ids, with: Entries()) : self
    }

    private convenience init(shelf: Shelf, recent: Shelf) {
        self.init(shelf: shelf, struckOut: Bitset(count: shelf.count), recent: recent)
    }

    /// How many people there are.
    var count: Int { shelf.count - struckOut.count + recent.count }

    /// Bytes of memory held.
    var byteCount: Int { shelf.byteCount + struckOut.byteCount + recent.byteCount }

    /// How many people a filter lets through, how many of them have each of the attributes, and how many at least one of each
    /// group; text is not looked at.
    ///
    /// `groups`: the group of each attribute that is counted.
    func counts(
        _ filter: Filter, of groups: [UInt32: Int]
    ) -> (people: Int, having: [UInt32: Int], inGroup: [Int: Int]) {
        var people = 0
        var having: [UInt32: Int] = [:]
        var inGroup: [Int: Int] = [:]
        for (shelf, without) in [(shelf, Optional(struckOut)), (recent, nil)] {
            let entries = shelf.entries
            for position in 0..<shelf.count
            where without?.contains(position) != true && filter.admits(position, of: entries)
                && filter.isOfTown(position, of: entries)
            {
                people += 1
                // Several addresses of one person may stand alike: each counts once.
                var seen: [UInt32] = []
                var seenGroups: [Int] = []
                for attribute in entries.attributes[entries.attributeRange(position)] {
                    guard let group = groups[attribute], !seen.contains(attribute) else { continue }
                    seen.append(attribute)
                    having[attribute, default: 0] += 1
                    guard !seenGroups.contains(group) else { continue }
                    seenGroups.append(group)
                    inGroup[group, default: 0] += 1
                }
            }
        }
        return (people, having, inGroup)
    }

    /// A page of the people whom a filter lets through.
    func page(_ query: DirectoryQuery, _ filter: Filter) -> DirectoryPage {
        let starts = starts(query)
        var old = ShelfWalk(
            shelf, filter, without: struckOut, order: query.order, isDescending: query.isDescending, start: starts.old)
        var new = ShelfWalk(
            recent, filter, without: nil, order: query.order, isDescending: query.isDescending, start: starts.new)
        var ids: [UUID] = []
        var last: (shelf: Shelf, position: Int)?
        var (left, right) = (old.next(), new.next())
        while left != nil || right != nil {
            if ids.count == query.limit {
                return DirectoryPage(ids: ids, next: last.map { cursor($0.shelf, $0.position, query.order) })
            }
            let takesLeft: Bool =
                if let left, let right { isBefore(left, right, query) } else { left != nil }
            if takesLeft, let position = left {
                ids.append(shelf.entries.ids[position].uuid)
                last = (shelf, position)
                left = old.next()
            } else if let position = right {
                ids.append(recent.entries.ids[position].uuid)
                last = (recent, position)
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

    private func cursor(_ shelf: Shelf, _ position: Int, _ order: DirectoryOrder) -> DirectoryCursor {
        let entries = shelf.entries
        let number: UInt64 =
            switch order {
            case .name: UInt64(rank(entries.key(position), entries.ids[position]))
            case .createdAt: UInt64(bitPattern: entries.createdAt[position])
            case .updatedAt: UInt64(bitPattern: entries.updatedAt[position])
            }
        return DirectoryCursor(number: number, id: entries.ids[position].uuid)
    }

    /// How many people stand before a name and id.
    private func rank(_ key: UnsafeBufferPointer<UInt8>, _ id: Identifier) -> Int {
        let old = shelf.countBefore(key, id)
        return old - struckOut.count(below: old) + recent.countBefore(key, id)
    }

    /// How many entries of each shelf stand before the person of this rank in the order of names.
    private func starts(at rank: Int) -> (old: Int, new: Int) {
        var (old, new, passed) = (0, 0, 0)
        while passed < rank, old < shelf.count || new < recent.count {
            if old < shelf.count, struckOut.contains(old) {
                old += 1
                continue
            }
            if new == recent.count || old < shelf.count && isBefore(old, new, DirectoryQuery()) {
                old += 1
            } else {
                new += 1
            }
            passed += 1
        }
        return (old, new)
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
            // She is gone: the page begins where she stood.
            return starts(at: Int(clamping: cursor.number))
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
