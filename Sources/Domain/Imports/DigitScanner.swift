/// Reads numbers and fixed words from the front of a text.
struct DigitScanner {
    private let bytes: [UInt8]
    /// Bytes read.
    private(set) var position = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { position == bytes.count }

    /// A number of at least and at most so many digits (nine at most), nil without moving otherwise.
    mutating func number(_ digits: ClosedRange<Int>) -> Int? {
        var value = 0
        var end = position
        while end < bytes.count, end - position < min(digits.upperBound, 9), (0x30...0x39).contains(bytes[end]) {
            value = value * 10 + Int(bytes[end] - 0x30)
            end += 1
        }
        guard end - position >= digits.lowerBound else { return nil }
        position = end
        return value
    }

    /// Steps over a word; false without moving when another text stands there.
    mutating func skip(_ word: String) -> Bool {
        guard bytes[position...].starts(with: word.utf8) else { return false }
        position += word.utf8.count
        return true
    }
}
