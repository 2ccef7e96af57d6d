/// Cuts a vCard file that arrives in pieces into its lines, whatever ends them.
///
/// UTF-16 becomes UTF-8 and a byte order mark goes; other bytes stay as they came, because old files change their
/// encoding from card to card, even from line to line. Memory: one line and the piece.
struct VCardLines: Sendable {
    /// One line without its end.
    struct Line: Sendable, Equatable {
        /// Its bytes, at most ``VCardLines/maximumBytes``.
        var bytes: [UInt8]
        /// Its number in the file, from 1.
        var number: Int
        /// Whether it was longer than that.
        var isCut = false

        /// Whether it begins with a blank.
        var isIndented: Bool { bytes.first == CSVByte.space || bytes.first == CSVByte.tab }

        /// Whether it is the end mark of old systems and nothing else.
        var isEndMark: Bool { !bytes.isEmpty && bytes.allSatisfy { $0 == Self.endMark } }

        /// The line without byte order marks in front, as files have them that were joined.
        var unmarked: Line {
            var start = bytes.startIndex
            while bytes[start...].starts(with: Self.mark) { start += Self.mark.count }
            return start == 0 ? self : Line(bytes: Array(bytes[start...]), number: number, isCut: isCut)
        }

        /// The end of a card and the beginning of the next one where nothing but marks parts them; nil elsewhere.
        var joint: (end: Line, begin: Line)? {
            guard Self.starts(bytes[...], with: Self.end) else { return nil }
            var rest = bytes[Self.end.count...]
            while let first = rest.first, first == Self.endMark || rest.starts(with: Self.mark) {
                rest = rest.dropFirst(first == Self.endMark ? 1 : Self.mark.count)
            }
            guard Self.starts(rest, with: Self.begin) else { return nil }
            return (
                Line(bytes: Self.end, number: number), Line(bytes: Array(rest), number: number, isCut: isCut)
            )
        }

        private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        private static let endMark: UInt8 = 0x1A
        private static let begin = Array("BEGIN:VCARD".utf8)
        private static let end = Array("END:VCARD".utf8)

        /// Whether bytes begin with a word in capitals, whatever their case.
        private static func starts(_ bytes: ArraySlice<UInt8>, with word: [UInt8]) -> Bool {
            bytes.count >= word.count
                && zip(bytes, word).allSatisfy { $0 == $1 || $0 == $1 | 0x20 && $1 >= 0x41 }
        }
    }

    /// Bytes of one line that are kept.
    static let maximumBytes = 65_536
    /// Bytes looked at before the encoding is named.
    private static let sampleBytes = 1_024

    private enum Mode: Sendable {
        case sampling
        case bytes
        case utf16(UTF16Decoding)
    }

    private var mode = Mode.sampling
    private var held: [UInt8] = []
    private var buffer: [UInt8] = []
    private var start = 0
    private var scanned = 0
    private var number = 0
    private var cut: [UInt8]?
    private var isComplete = false

    /// The first bytes as they came, for recognising files that are no text.
    private(set) var opening: [UInt8] = []

    /// Takes the next piece of the file.
    mutating func append(_ bytes: [UInt8]) {
        switch mode {
        case .sampling:
            held += bytes
            if held.count >= Self.sampleBytes { decide(isWhole: false) }
        case .bytes:
            compact()
            buffer += bytes
        case .utf16(var decoding):
            compact()
            bytes.withUnsafeBytes { decoding.decode($0, into: &buffer) }
            mode = .utf16(decoding)
        }
    }

    /// Says that the file has ended.
    mutating func finish() {
        if case .sampling = mode { decide(isWhole: true) }
        if case .utf16(var decoding) = mode { decoding.finish(into: &buffer) }
        isComplete = true
    }

    /// The next line; nil when more bytes are needed, after ``finish()`` when there is none left.
    mutating func next() -> Line? {
        while scanned < buffer.count {
            let byte = buffer[scanned]
            guard byte == CSVByte.lineFeed || byte == CSVByte.carriageReturn else {
                scanned += 1
                continue
            }
            let isPair = byte == CSVByte.carriageReturn
            // A carriage return at the end of a piece may be half of a line end.
            if isPair, scanned + 1 == buffer.count, !isComplete { return nil }
            let end = scanned
            scanned += isPair && scanned + 1 < buffer.count && buffer[scanned + 1] == CSVByte.lineFeed ? 2 : 1
            return take(upTo: end)
        }
        if scanned - start > Self.maximumBytes {
            if cut == nil { cut = Array(buffer[start..<start + Self.maximumBytes]) }
            start = scanned
        }
        guard isComplete, start < buffer.count || cut != nil else { return nil }
        return take(upTo: buffer.count)
    }

    private mutating func take(upTo end: Int) -> Line {
        number += 1
        let isLong = end - start > Self.maximumBytes
        let bytes = cut ?? Array(buffer[start..<min(end, start + Self.maximumBytes)])
        let line = Line(bytes: bytes, number: number, isCut: cut != nil || isLong)
        cut = nil
        start = scanned
        return line
    }

    private mutating func compact() {
        guard start > 0 else { return }
        buffer.removeFirst(start)
        scanned -= start
        start = 0
    }

    private mutating func decide(isWhole: Bool) {
        let bytes = held
        held = []
        opening = Array(bytes.prefix(64))
        // The same bytes however the file was cut.
        let sample = Array(bytes.prefix(Self.sampleBytes))
        let (encoding, mark) = sample.withUnsafeBytes { sample in
            (
                TextEncodingDetector.detect(sample, isWhole: isWhole && bytes.count <= Self.sampleBytes),
                TextEncodingDetector.byteOrderMark(sample)?.length ?? 0
            )
        }
        switch encoding {
        case .utf16LittleEndian: mode = .utf16(UTF16Decoding(bigEndian: false))
        case .utf16BigEndian: mode = .utf16(UTF16Decoding(bigEndian: true))
        case .utf8, .windows1252, .codePage850, .macRoman, nil: mode = .bytes
        }
        append(Array(bytes.dropFirst(mark)))
    }
}
