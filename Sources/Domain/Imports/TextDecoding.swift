/// Decodes a text file of unknown encoding, in pieces, to UTF-8.
///
/// The first ``TextEncodingDetector/sampleSize`` bytes are held back to decide. While everything is ASCII the choice
/// between UTF-8 and Windows-1252 stays open; the first other byte opens a second sample of that size. UTF-8 passes
/// through unchecked: whoever reads a cell validates it. Bytes of other encodings that mean nothing become 0xFF, which
/// no reader of UTF-8 accepts, so such a cell is refused wherever it came from. Memory: the sample, nothing else.
package struct TextDecoding: Sendable {
    private enum Mode: Sendable {
        case sampling
        case ascii
        case utf8
        case windows1252
        case utf16(UTF16Decoding)
    }

    private var mode = Mode.sampling
    private var held: [UInt8] = []

    /// The encoding in use; nil until decided and for a file of plain ASCII.
    package private(set) var encoding: TextEncoding?

    /// The first bytes of the file as they came, for recognising files that are not text at all; kept to 512 bytes.
    package private(set) var opening: [UInt8] = []

    /// A decoder at the beginning of a file.
    package init() {}

    /// Decodes the next piece of the file and appends it to `output`.
    package mutating func decode(_ bytes: UnsafeRawBufferPointer, into output: inout [UInt8]) {
        switch mode {
        case .utf8:
            output.append(contentsOf: bytes)
        case .windows1252:
            Windows1252.decode(bytes, into: &output)
        case .utf16(var decoding):
            decoding.decode(bytes, into: &output)
            mode = .utf16(decoding)
        case .ascii where held.isEmpty && !Self.hasHighByte(bytes):
            output.append(contentsOf: bytes)
        case .sampling, .ascii:
            held.append(contentsOf: bytes)
            if held.count >= TextEncodingDetector.sampleSize { decide(isWhole: false, into: &output) }
        }
    }

    /// Ends the file: decodes what was held back and what was cut off.
    package mutating func finish(into output: inout [UInt8]) {
        switch mode {
        case .sampling, .ascii:
            decide(isWhole: true, into: &output)
        case .utf8, .windows1252, .utf16:
            break
        }
        if case .utf16(var decoding) = mode {
            decoding.finish(into: &output)
            mode = .utf16(decoding)
        }
    }

    private mutating func decide(isWhole: Bool, into output: inout [UInt8]) {
        let sample = held
        held = []
        sample.withUnsafeBytes { bytes in
            var skipped = 0
            var chosen: TextEncoding?
            if case .sampling = mode {
                opening = Array(bytes.prefix(512))
                let mark = TextEncodingDetector.byteOrderMark(bytes)
                chosen = mark?.encoding ?? TextEncodingDetector.detect(bytes, isWhole: isWhole)
                skipped = mark?.length ?? 0
            } else {
                let firstHigh = bytes.firstIndex { $0 >= 0x80 } ?? 0
                let rest = UnsafeRawBufferPointer(rebasing: bytes[firstHigh...])
                chosen = TextEncodingDetector.eightBit(rest, isWhole: isWhole)
            }
            encoding = chosen
            switch chosen {
            case nil: mode = .ascii
            case .utf8: mode = .utf8
            case .windows1252: mode = .windows1252
            case .utf16LittleEndian: mode = .utf16(UTF16Decoding(bigEndian: false))
            case .utf16BigEndian: mode = .utf16(UTF16Decoding(bigEndian: true))
            }
            decode(UnsafeRawBufferPointer(rebasing: bytes[skipped...]), into: &output)
        }
    }

    private static func hasHighByte(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var all: UInt8 = 0
        for byte in bytes { all |= byte }
        return all >= 0x80
    }
}
