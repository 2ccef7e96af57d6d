/// The texts in an answer of a name server (RFC 1035 §4.1). Total: any bytes will do.
struct TextRecords {
    private static let text: UInt16 = 16
    private static let header = 12
    private let bytes: [UInt8]
    private var place = 0
    private(set) var texts: [String] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        guard let questions = number(at: 4), let answers = number(at: 6) else { return }
        place = Self.header
        for _ in 0..<questions where !skipName() || !skip(4) { return }
        for _ in 0..<answers {
            guard skipName(), let kind = number(at: place), let count = number(at: place + 8), skip(10) else { return }
            let end = place + Int(count)
            guard end <= bytes.count else { return }
            if kind == Self.text { texts.append(joined(until: end)) }
            place = end
        }
    }

    /// A text is written in pieces of up to 255 bytes (RFC 7208 §3.3).
    private func joined(until end: Int) -> String {
        var text: [UInt8] = []
        var piece = place
        while piece < end {
            let next = piece + 1 + Int(bytes[piece])
            guard next <= end else { break }
            text += bytes[(piece + 1)..<next]
            piece = next
        }
        return String(decoding: text, as: UTF8.self)
    }

    private func number(at index: Int) -> UInt16? {
        guard index + 1 < bytes.count else { return nil }
        return UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
    }

    private mutating func skip(_ count: Int) -> Bool {
        place += count
        return place <= bytes.count
    }

    /// Moves behind a name; one that points elsewhere ends with the pointer.
    private mutating func skipName() -> Bool {
        while place < bytes.count {
            let count = Int(bytes[place])
            if count == 0 { return skip(1) }
            if count & 0xC0 == 0xC0 { return skip(2) }
            place += 1 + count
        }
        return false
    }
}
