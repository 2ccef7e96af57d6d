/// Decodes a text file of unknown encoding, in pieces, to UTF-8.
///
/// The first ``TextEncodingDetector/sampleSize`` bytes are held back to decide. While everything is ASCII the choice
/// between UTF-8 and one byte a character stays open; the first other byte opens a second sample of that size. UTF-8 passes
/// through unchecked: whoever reads a cell validates it. Bytes of other encodings that mean nothing become 0xFF, which
/// no reader of UTF-8 accepts, so such a cell is refused wherever it came from. Memory: the sample, nothing else.
package struct TextDecoding: Sendable {
    private enum Mode: Sendable {
        case sampling
        case ascii
        case utf8
        case upperHalf([UInt16])
        case utf16(UTF16Decoding)
    }

    private var mode = Mode.sampling
    private var held: [UInt8] = []

    /// The encoding in use; nil until decided and for a file of plain ASCII.
    package private(set) var encoding: TextEncoding?

    /// The first bytes of the file as they came, for recognising files that are not text at all; kept to 512 bytes.
    package private(set) var opening: [UInt8] = []

    private let sampleSize: Int

    /// A decoder at the beginning of a file that looks at so many bytes before it decides.
    package init(sampleSize: Int = TextEncodingDetector.sampleSize) {
        self.sampleSize = max(4, sampleSize)
    }

    /// Decodes the next piece of the file and appends it to `output`.
    package mutating func decode(_ bytes: UnsafeRawBufferPointer, into output: inout [UInt8]) {
        switch mode {
        case .utf8:
            output.append(contentsOf: bytes)
        case .upperHalf(let scalars):
            UpperHalf.decode(bytes, with: scalars, into: &output)
        case .utf16(var decoding):
            decoding.decode(bytes, into: &output)
            mode = .utf16(decoding)
        case .ascii where held.isEmpty:
            // What is held back begins with the first byte that is not ASCII, however the file was cut.
            let plain = Self.hasHighByte(bytes) ? bytes.firstIndex { $0 >= 0x80 } ?? bytes.count : bytes.count
            output.append(contentsOf: bytes[..<plain])
            hold(bytes[plain...], into: &output)
        case .sampling, .ascii:
            hold(bytes[...], into: &output)
        }
    }

    /// Ends the file: decodes what was held back and what was cut off.
    package mutating func finish(into output: inout [UInt8]) {
        switch mode {
        case .sampling, .ascii:
            decide(isWhole: true, into: &output)
        case .utf8, .upperHalf, .utf16:
            break
        }
        if case .utf16(var decoding) = mode {
            decoding.finish(into: &output)
            mode = .utf16(decoding)
        }
    }

    private mutating func hold(_ bytes: Slice<UnsafeRawBufferPointer>, into output: inout [UInt8]) {
        held.append(contentsOf: bytes)
        if held.count >= sampleSize { decide(isWhole: false, into: &output) }
    }

    private mutating func decide(isWhole: Bool, into output: inout [UInt8]) {
        let whole = held
        held = []
        whole.withUnsafeBytes { bytes in
            let sample = UnsafeRawBufferPointer(rebasing: bytes.prefix(sampleSize))
            var skipped = 0
            if case .sampling = mode {
                opening = Array(bytes.prefix(512))
                encoding = TextEncodingDetector.detect(sample, isWhole: isWhole)
                skipped = TextEncodingDetector.byteOrderMark(sample)?.length ?? 0
            } else {
                encoding = TextEncodingDetector.eightBit(sample, isWhole: isWhole)
            }
            switch encoding {
            case nil: mode = .ascii
            case .utf16LittleEndian: mode = .utf16(UTF16Decoding(bigEndian: false))
            case .utf16BigEndian: mode = .utf16(UTF16Decoding(bigEndian: true))
            case let encoding?: mode = encoding.upperHalf.map { .upperHalf($0) } ?? .utf8
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
