/// A folded word as it is searched for, with a, ä and ae taken for one, as o, ö and oe and u, ü and ue.
///
/// The text that is searched spells umlauts out (`mueller`), so every a, o and u of a pattern takes an `e` behind it or
/// leaves it, and an `e` that is typed behind one says nothing. A scan looks for the longest run of bytes that leaves no
/// choice, by four of them, sixteen places at a time, and tries the rest of the pattern around each hit.
struct Pattern: Sendable {
    private struct Unit: Sendable {
        var byte: UInt8
        var takesE: Bool
    }

    private let units: [Unit]
    /// The longest run of units whose text is certain, and how many units stand before it.
    private let anchor: [UInt8]
    private let unitsBefore: Int
    /// Places behind the anchor's first byte and the bytes there, the rarest first: what a scan compares, all four.
    private let probes: [(offset: Int, byte: UInt8)]
    /// The byte that follows an anchor of one byte, at once or behind an `e`; nil where nothing does or the anchor is longer.
    private let follower: UInt8?

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
        let anchor = anchor
        let ranked = anchor.indices.sorted { Self.rarity(anchor[$0]) > Self.rarity(anchor[$1]) }
        // The last place and the middle one part what begins alike, such as numbers.
        let places = Array(ranked.prefix(2)) + [anchor.count - 1, anchor.count / 2]
        probes = (0..<4).map { number in
            let offset = number < places.count ? places[number] : ranked[0]
            return (offset, anchor[offset])
        }
        let next = best.upperBound
        follower = anchor.count == 1 && next < units.count ? units[next].byte : nil
    }

    /// The letters of German text from the most frequent one on; what is not among them is rarer still.
    private static let frequent = Array("\0enisratdhulcgmobwfkz0123456789.@+pvj".utf8)

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
        let raw = UnsafeRawPointer(base)
        // What follows an anchor of one byte lies up to two bytes behind it.
        let last = follower == nil ? stop - Self.step : min(stop, end - 2) - Self.step
        if place <= last {
            let probes = Probes(probes, follower: follower)
            while place <= last {
                var (low, high) = probes.hits(raw + place)
                if low | high != 0 {
                    if let hit = take(&low, base, place, start, end) { return hit }
                    if let hit = take(&high, base, place + 8, start, end) { return hit }
                }
                place += Self.step
            }
        }
        while place < stop {
            if stands(base, place, start, end) { return place }
            place += 1
        }
        return nil
    }

    private static let step = 16

    /// The first of eight places, of which `hits` has one byte each, where the pattern stands.
    private func take(
        _ hits: inout UInt64, _ text: UnsafePointer<UInt8>, _ place: Int, _ start: Int, _ end: Int
    ) -> Int? {
        while hits != 0 {
            let lane = hits.trailingZeroBitCount >> 3
            if stands(text, place + lane, start, end) { return place + lane }
            hits &= ~(0xFF << UInt64(lane << 3))
        }
        return nil
    }

    /// What a scan compares at sixteen places at a time.
    private struct Probes {
        private let offsets: (Int, Int, Int, Int)
        private let bytes: (SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>)
        private let follower: SIMD16<UInt8>?

        init(_ probes: [(offset: Int, byte: UInt8)], follower: UInt8?) {
            offsets = (probes[0].offset, probes[1].offset, probes[2].offset, probes[3].offset)
            bytes = (
                SIMD16(repeating: probes[0].byte), SIMD16(repeating: probes[1].byte),
                SIMD16(repeating: probes[2].byte), SIMD16(repeating: probes[3].byte)
            )
            self.follower = follower.map { SIMD16(repeating: $0) }
        }

        /// A byte of ones for each place at or behind `text` where all bytes are as they should be.
        @inline(__always)
        func hits(_ text: UnsafeRawPointer) -> (low: UInt64, high: UInt64) {
            let first = Self.equal(text + offsets.0, bytes.0)
            if let follower {
                // An `e` may stand between both.
                let near = Self.equal(text + 1, follower)
                let far = Self.equal(text + 1, SIMD16(repeating: UInt8(ascii: "e"))) & Self.equal(text + 2, follower)
                let hits = first & (near | far)
                return (hits[0], hits[1])
            }
            let hits =
                first & Self.equal(text + offsets.1, bytes.1) & Self.equal(text + offsets.2, bytes.2)
                & Self.equal(text + offsets.3, bytes.3)
            return (hits[0], hits[1])
        }

        @inline(__always)
        private static func equal(_ text: UnsafeRawPointer, _ bytes: SIMD16<UInt8>) -> SIMD2<UInt64> {
            unsafeBitCast(text.loadUnaligned(as: SIMD16<UInt8>.self) .== bytes, to: SIMD2<UInt64>.self)
        }
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
