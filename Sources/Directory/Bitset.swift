/// A set of positions below a fixed bound.
struct Bitset: Sendable {
    private var words: [UInt64]

    init(count: Int) {
        words = [UInt64](repeating: 0, count: (count + 63) / 64)
    }

    func contains(_ position: Int) -> Bool {
        words[position >> 6] & (1 << UInt64(position & 63)) != 0
    }

    mutating func insert(_ position: Int) {
        words[position >> 6] |= 1 << UInt64(position & 63)
    }

    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// How many positions below `bound` are in it.
    func count(below bound: Int) -> Int {
        let whole = words[..<(bound >> 6)].reduce(0) { $0 + $1.nonzeroBitCount }
        guard bound & 63 != 0 else { return whole }
        return whole + (words[bound >> 6] & ((1 << UInt64(bound & 63)) - 1)).nonzeroBitCount
    }

    var byteCount: Int { words.count * 8 }
}
