import Glibc

/// Finds many byte strings in one pass: Wu and Manber, “A fast algorithm for multi-pattern searching” (1994), with blocks of
/// three bytes.
///
/// A table says for the three bytes at the end of a window how far the window may move on before any string could begin; only
/// where it may not, strings are compared. With few needles most bytes are never looked at.
package struct NeedleSearch: Sendable {
    /// A string and what it stands for.
    struct Pattern: Sendable {
        let needle: Int
        let form: NeedleForm
        let bytes: [UInt8]
    }

    private static let block = 3
    private static let tableBits: UInt32 = 18
    private let patterns: [Pattern]
    private let shifts: [UInt8]
    /// Patterns by the bytes of their window.
    private let beginnings: [UInt64: [Int]]
    private let window: Int
    /// The longest string.
    let longest: Int

    /// Prepares the search for every spelling of these needles.
    package init(_ needles: [Needle]) {
        let patterns = needles.flatMap { needle in
            needle.spellings.map { Pattern(needle: needle.number, form: $0.form, bytes: $0.bytes) }
        }
        let window = min(8, patterns.map(\.bytes.count).min() ?? 8)
        var shifts = [UInt8](repeating: UInt8(window - Self.block + 1), count: 1 << Int(Self.tableBits))
        var beginnings: [UInt64: [Int]] = [:]
        for (index, pattern) in patterns.enumerated() {
            pattern.bytes.withUnsafeBytes { bytes in
                for end in Self.block - 1..<window {
                    let slot = Self.slot(bytes, end)
                    shifts[slot] = min(shifts[slot], UInt8(window - 1 - end))
                }
                beginnings[Self.beginning(bytes, 0, window), default: []].append(index)
            }
        }
        self.patterns = patterns
        self.window = window
        self.shifts = shifts
        self.beginnings = beginnings
        longest = patterns.map(\.bytes.count).max() ?? 0
    }

    /// Calls `found` for every string in `buffer`, in the order of where it begins.
    func scan(_ buffer: UnsafeRawBufferPointer, _ found: (_ pattern: Pattern, _ offset: Int) -> Void) {
        shifts.withUnsafeBufferPointer { shifts in
            var end = window - 1
            while end < buffer.count {
                let shift = Int(shifts[Self.slot(buffer, end)])
                guard shift == 0 else {
                    end += shift
                    continue
                }
                let start = end - window + 1
                for index in beginnings[Self.beginning(buffer, start, window)] ?? [] {
                    if Self.matches(buffer, start, patterns[index].bytes) { found(patterns[index], start) }
                }
                end += 1
            }
        }
    }

    private static func slot(_ bytes: UnsafeRawBufferPointer, _ end: Int) -> Int {
        let value = UInt32(bytes[end]) | UInt32(bytes[end - 1]) << 8 | UInt32(bytes[end - 2]) << 16
        return Int((value &* 0x9E37_79B1) >> (32 - tableBits))
    }

    private static func beginning(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ count: Int) -> UInt64 {
        var value: UInt64 = 0
        for index in start..<start + count { value = value << 8 | UInt64(bytes[index]) }
        return value
    }

    private static func matches(_ buffer: UnsafeRawBufferPointer, _ start: Int, _ bytes: [UInt8]) -> Bool {
        guard start + bytes.count <= buffer.count, let base = buffer.baseAddress else { return false }
        return bytes.withUnsafeBytes { wanted in
            wanted.baseAddress.map { memcmp(base + start, $0, bytes.count) == 0 } ?? false
        }
    }
}
