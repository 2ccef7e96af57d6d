/// A folded word as it is searched for, with a, ä and ae taken for one, as o, ö and oe and u, ü and ue.
///
/// The text that is searched spells umlauts out (`mueller`), so every a, o and u of a pattern takes an `e` behind it or
/// leaves it, and an `e` that is typed behind one says nothing. A scan looks for the longest run of bytes that leaves no
/// choice, sixteen places at a time, and tries the rest of the pattern around each hit.
struct Pattern: Sendable {
    private struct Unit: Sendable {
        var byte: UInt8
        var takesE: Bool
    }

    private let units: [Unit]
    /// The longest run of units whose text is certain, and how many units stand before it.
    private let anchor: [UInt8]
    private let unitsBefore: Int
    /// Two places in the anchor whose bytes are rare: what a scan compares first.
    private let probes: (first: Int, second: Int)

    /// Makes a pattern of folded text; nil when it is empty.
    init?(_ folded: [UInt8]) {
        var units: [Unit] = []
        var index = 0
        while index < folded.count {
            let byte = folded[index]
            let takesE = byte == UInt8(ascii: "a") || byte == UInt8(ascii: "o") || byte == UInt8(ascii: "u")
            units.append(Unit(byte: byte, takesE: takesE))
            index += 1
            if takesE, index < folded.count, folded[index] == UInt8(ascii: "e") { index += 1 }
        }
        guard !units.isEmpty else { return nil }
        self.units = units
        var best = 0..<0
        var start = 0
        for end in units.indices where units[end].takesE || end == units.count - 1 {
            if end + 1 - start > best.count { best = start..<end + 1 }
            start = end + 1
        }
        anchor = units[best].map(\.byte)
        unitsBefore = best.lowerBound
        let ranked = anchor.indices.sorted {
            Self.rarity(units[best.lowerBound + $0].byte) > Self.rarity(units[best.lowerBound + $1].byte)
        }
        probes = (ranked[0], ranked.count > 1 ? ranked[1] : ranked[0])
    }

    /// The letters of German text from the most frequent one on; what is not among them is rarer still.
    private static let frequent = Array("enisratdhulcgmobwfkz0123456789.@pvj".utf8)

    private static func rarity(_ byte: UInt8) -> Int {
        frequent.firstIndex(of: byte) ?? frequent.count
    }

    /// Bytes of the run that a scan looks for: how selective the pattern is.
    var weight: Int { anchor.count }

    /// The first place at or behind `start` where the pattern stands; the place of its anchor, below `end`.
    func first(in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int? {
        guard let base = text.baseAddress else { return nil }
        let stop = end - anchor.count + 1
        var place = start
        let (first, second) = (SIMD16(repeating: anchor[probes.first]), SIMD16(repeating: anchor[probes.second]))
        let raw = UnsafeRawPointer(base)
        while place + 16 <= stop {
            let ones = raw.loadUnaligned(fromByteOffset: place + probes.first, as: SIMD16<UInt8>.self) .== first
            let others = raw.loadUnaligned(fromByteOffset: place + probes.second, as: SIMD16<UInt8>.self) .== second
            let hits = ones .& others
            if any(hits) {
                for lane in 0..<16 where hits[lane] && stands(base, place + lane, start, end) { return place + lane }
            }
            place += 16
        }
        while place < stop {
            if stands(base, place, start, end) { return place }
            place += 1
        }
        return nil
    }

    /// Whether the anchor stands at `place` and the rest of the pattern around it.
    private func stands(_ text: UnsafePointer<UInt8>, _ place: Int, _ start: Int, _ end: Int) -> Bool {
        for offset in anchor.indices where text[place + offset] != anchor[offset] { return false }
        return follows(unitsBefore + anchor.count, text, place + anchor.count, end)
            && precedes(unitsBefore, text, place, start)
    }

    /// Whether the units from `unit` on follow at `place`; the unit before may have taken an `e`.
    private func follows(_ unit: Int, _ text: UnsafePointer<UInt8>, _ place: Int, _ end: Int) -> Bool {
        guard unit < units.count else { return true }
        if place < end, text[place] == units[unit].byte, follows(unit + 1, text, place + 1, end) { return true }
        guard unit > 0, units[unit - 1].takesE, place + 1 < end, text[place] == UInt8(ascii: "e"),
            text[place + 1] == units[unit].byte
        else { return false }
        return follows(unit + 1, text, place + 2, end)
    }

    /// Whether the first `count` units end right before `place`.
    private func precedes(_ count: Int, _ text: UnsafePointer<UInt8>, _ place: Int, _ start: Int) -> Bool {
        guard count > 0 else { return true }
        let unit = units[count - 1]
        if place > start, text[place - 1] == unit.byte, precedes(count - 1, text, place - 1, start) { return true }
        guard unit.takesE, place - 1 > start, text[place - 1] == UInt8(ascii: "e"), text[place - 2] == unit.byte else {
            return false
        }
        return precedes(count - 1, text, place - 2, start)
    }
}
