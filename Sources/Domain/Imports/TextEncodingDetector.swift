/// Decides the encoding of a text file from its first bytes.
///
/// Order: byte order mark; UTF-16 without one, recognised by zero bytes that sit on one side only; then UTF-8 as soon
/// as well-formed multi-byte sequences are at least as many as ill-formed ones, else what ``UpperHalfVotes`` say, in
/// doubt Windows-1252. A file of plain ASCII stays undecided (`nil`), because every answer reads it the same.
package enum TextEncodingDetector {
    /// The bytes a caller should collect before asking; more change nothing.
    package static let sampleSize = 65_536

    /// The encoding a byte order mark names, and the mark's length in bytes.
    package static func byteOrderMark(_ sample: UnsafeRawBufferPointer) -> (encoding: TextEncoding, length: Int)? {
        if sample.count >= 3, sample[0] == 0xEF, sample[1] == 0xBB, sample[2] == 0xBF { return (.utf8, 3) }
        guard sample.count >= 2 else { return nil }
        if sample[0] == 0xFF, sample[1] == 0xFE { return (.utf16LittleEndian, 2) }
        if sample[0] == 0xFE, sample[1] == 0xFF { return (.utf16BigEndian, 2) }
        return nil
    }

    /// The encoding of a sample; nil while it is plain ASCII. `isWhole` says that the file ends with the sample.
    package static func detect(_ sample: UnsafeRawBufferPointer, isWhole: Bool) -> TextEncoding? {
        if let mark = byteOrderMark(sample) { return mark.encoding }
        return utf16(sample) ?? eightBit(sample, isWhole: isWhole)
    }

    /// UTF-16 without a mark: at least 30 % of one side of the byte pairs is zero and the other side nearly never.
    private static func utf16(_ sample: UnsafeRawBufferPointer) -> TextEncoding? {
        var zeros = (even: 0, odd: 0)
        let pairs = sample.count / 2
        guard pairs >= 2 else { return nil }
        for pair in 0..<pairs {
            if sample[pair * 2] == 0 { zeros.even += 1 }
            if sample[pair * 2 + 1] == 0 { zeros.odd += 1 }
        }
        if zeros.odd * 10 >= pairs * 3, zeros.even * 20 <= pairs { return .utf16LittleEndian }
        if zeros.even * 10 >= pairs * 3, zeros.odd * 20 <= pairs { return .utf16BigEndian }
        return nil
    }

    /// UTF-8 or one byte a character by counting sequences. A sequence cut off by the end of the sample speaks for UTF-8, one
    /// cut off by the end of the file against it: `René` without a newline is how Windows-1252 ends.
    static func eightBit(_ sample: UnsafeRawBufferPointer, isWhole: Bool) -> TextEncoding? {
        var wellFormed = 0
        var illFormed = 0
        var index = 0
        while index < sample.count {
            if sample[index] < 0x80 {
                index += 1
                continue
            }
            switch UTF8Sequence.at(index, in: sample) {
            case .wellFormed(let length):
                wellFormed += 1
                index += length
            case .illFormed:
                illFormed += 1
                index += 1
            case .truncated:
                index = sample.count
                if isWhole { illFormed += 1 } else { wellFormed += 1 }
            }
        }
        if wellFormed == 0 && illFormed == 0 { return nil }
        if wellFormed >= illFormed { return .utf8 }
        var votes = UpperHalfVotes()
        votes.take(sample)
        return votes.verdict ?? .windows1252
    }
}
