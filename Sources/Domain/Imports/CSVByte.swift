/// The bytes that mean something in CSV.
enum CSVByte {
    static let quote: UInt8 = 0x22
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let tab: UInt8 = 0x09

    /// Whether a byte ends a line.
    static func isLineEnd(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }

    /// Bytes of the line end that begins at `index`: CRLF is one.
    static func lineEnd(_ text: UnsafeRawBufferPointer, at index: Int) -> Int {
        let isPair = text[index] == carriageReturn && index + 1 < text.count && text[index + 1] == lineFeed
        return isPair ? 2 : 1
    }
}
