/// Tells Windows-1252, code page 850 and Mac Roman apart by what stands beside letters.
///
/// Each byte from 0x80 on beside an ASCII letter is read in all three: letters of German that fit there in their case
/// count 2, other letters of Western Europe 1, punctuation in its place 2, whatever is out of place -2.
struct UpperHalfVotes: Sendable {
    private var windows1252 = 0
    private var codePage850 = 0
    private var macRoman = 0

    /// The encoding that the votes are clear about; nil where none is.
    var verdict: TextEncoding? {
        let other = max(codePage850, macRoman)
        if other >= 2, other > 2 * max(0, windows1252), codePage850 != macRoman {
            return codePage850 > macRoman ? .codePage850 : .macRoman
        }
        return windows1252 > max(0, other) ? .windows1252 : nil
    }

    /// Counts the bytes of a text.
    mutating func take(_ bytes: UnsafeRawBufferPointer) {
        for place in bytes.indices where bytes[place] >= 0x80 {
            let before = place == 0 ? nil : bytes[place - 1]
            let after = place + 1 == bytes.count ? nil : bytes[place + 1]
            guard Self.isLetter(before) || Self.isLetter(after) else { continue }
            windows1252 += Self.windows1252.votes(bytes[place], before, after)
            codePage850 += Self.codePage850.votes(bytes[place], before, after)
            macRoman += Self.macRoman.votes(bytes[place], before, after)
        }
    }

    /// Adds the votes of another text.
    mutating func add(_ other: UpperHalfVotes) {
        windows1252 += other.windows1252
        codePage850 += other.codePage850
        macRoman += other.macRoman
    }

    private static func isLetter(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return 0x61...0x7A ~= byte | 0x20
    }

    private static let windows1252 = UpperHalfReading(Windows1252.upperHalf)
    private static let codePage850 = UpperHalfReading(CodePage850.upperHalf)
    private static let macRoman = UpperHalfReading(MacRoman.upperHalf)
}
