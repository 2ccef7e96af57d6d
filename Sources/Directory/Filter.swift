import Domain
import Store
import Vault

/// Which entries a query asks for.
struct Filter: Sendable {
    /// Ways to read what was typed, each with the town that is asked for; nil where nothing was and none is.
    let readings: [[Pattern]]?
    private let town: Pattern?
    private let attributes: [UInt32]
    /// What nobody may have.
    private let absent: [UInt32]
    private let showsRestricted: Bool

    /// Reads a query; nil when nobody can be meant.
    init?(_ query: DirectoryQuery, by actor: Actor, table: AttributeTable, telephone: TelephoneSpelling) {
        let typed = query.search.flatMap { SearchText.readings($0, telephone) }
        if let name = query.town {
            guard let pattern = SearchText.town(name) else { return nil }
            town = pattern
            readings = (typed ?? [[]]).map { $0 + [pattern] }
        } else {
            town = nil
            readings = typed
        }
        var numbers: [UInt32] = []
        var absent: Set<UInt32> = []
        for attribute in query.attributes {
            if case .consent(let consent) = attribute, consent.state == DirectoryRow.Consent.none {
                absent.formUnion(table.consents(consent.purpose, consent.channel))
                continue
            }
            guard let number = table.known(attribute) else { return nil }
            numbers.append(number)
        }
        attributes = numbers
        self.absent = Array(absent)
        showsRestricted = actor.may(.restrictedRead)
    }

    /// Whether all but the patterns let an entry through.
    func admits(_ position: Int, of entries: Entries) -> Bool {
        if !showsRestricted, entries.has(AttributeTable.restricted, at: position) { return false }
        for attribute in attributes where !entries.has(attribute, at: position) { return false }
        for attribute in absent where entries.has(attribute, at: position) { return false }
        return true
    }

    /// Whether an entry has an address in the town that is asked for.
    func isOfTown(_ position: Int, of entries: Entries) -> Bool {
        guard let town else { return true }
        return Self.stands(town, at: position, of: entries)
    }

    /// The next entry at or behind `position` in whose text all patterns stand; `driver` is the one to scan for.
    static func next(
        _ patterns: [Pattern], driver: Int, in entries: Entries, from position: Int
    ) -> Int? {
        var position = position
        let text = entries.text
        while position < entries.count {
            let start = entries.textRange(position).lowerBound
            guard let hit = patterns[driver].first(in: text, from: start, to: text.count) else { return nil }
            position = entries.entry(holding: hit, from: position)
            let others = patterns.indices.allSatisfy { index in
                index == driver || stands(patterns[index], at: position, of: entries)
            }
            if others { return position }
            position += 1
        }
        return nil
    }

    /// The pattern that fewest entries will hold.
    static func driver(of patterns: [Pattern]) -> Int {
        patterns.indices.max { patterns[$0].weight < patterns[$1].weight } ?? 0
    }

    /// Whether all patterns stand in the text of an entry.
    static func stand(_ patterns: [Pattern], at position: Int, of entries: Entries) -> Bool {
        patterns.allSatisfy { stands($0, at: position, of: entries) }
    }

    private static func stands(_ pattern: Pattern, at position: Int, of entries: Entries) -> Bool {
        let range = entries.textRange(position)
        return pattern.first(in: entries.text, from: range.lowerBound, to: range.upperBound) != nil
    }
}
