/// Reads CSV (RFC 4180 and what Excel makes of it) from a file of unknown encoding and delimiter, in pieces.
///
/// Feed bytes with ``append(_:)`` and take rows with ``next()`` until it answers nil, then feed again; ``finish()``
/// after the last piece. The answers do not depend on how the file was cut. Memory: one piece, one row of at most
/// ``CSVLimits/record`` bytes and the opening sample.
///
/// - Lines end with LF, CR or CRLF, in any mixture; empty lines and lines of blanks are skipped and not counted as
///   rows.
/// - The first row is the header (row 0). Data rows count from 1.
/// - A quote inside an unquoted field is text (`Müller "Hansi" GmbH`). Blanks after a closing quote are dropped.
/// - A quoted field that never ends, or goes on after its closing quote, makes its *first line* the broken row; reading
///   goes on with the line after it, so an unclosed quote costs one line and never the rest of the file. The same holds
///   for a row of several lines with the wrong number of fields, which is how an accidental closing quote looks.
/// - Reading again is bounded by ``CSVLimits/rereading``; beyond it the lines read so far are given up as one broken
///   row.
/// - Fields beyond the header's are accepted while they are empty (Excel writes such tails), fewer are not.
package struct CSVReader: Sendable {
    private enum Mode: Sendable {
        /// Waiting for enough text to name the delimiter.
        case opening
        case rows
        /// Cutting out the first line of a broken row.
        case brokenLine
        /// Throwing away the rest of a line that is too long.
        case skippingLine
    }

    private let limits: CSVLimits
    private var decoding: TextDecoding
    private var scanner = CSVScanner()
    private var buffer: [UInt8] = []
    private var head = 0
    private var mode = Mode.opening
    private var isComplete = false
    /// The last row ended with CR: a line feed that follows belongs to it.
    private var maySkipLineFeed = false
    private var line = 1
    private var row = 0
    private var columns: Int?
    /// Bytes of text dropped from the front of the buffer.
    private var dropped = 0
    private var reread = 0
    /// How far a broken line has been searched for its end.
    private var searched = 0

    /// What separates fields; nil until the first row.
    package private(set) var delimiter: CSVDelimiter?

    /// A reader at the beginning of a file.
    package init(limits: CSVLimits = CSVLimits()) {
        self.limits = limits
        decoding = TextDecoding(sampleSize: limits.sample)
    }

    /// The encoding recognised; nil for a file of plain ASCII.
    package var encoding: TextEncoding? { decoding.encoding }

    /// The first bytes of the file as they came.
    package var opening: [UInt8] { decoding.opening }

    /// The rows given so far, header not counted.
    package var rows: Int { max(0, row - 1) }

    /// Takes the next piece of the file; 64 KiB are a good size.
    package mutating func append(_ bytes: UnsafeRawBufferPointer) {
        compact()
        decoding.decode(bytes, into: &buffer)
    }

    /// Takes the next piece of the file.
    package mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { append($0) }
    }

    /// Says that the file has ended.
    package mutating func finish() {
        guard !isComplete else { return }
        isComplete = true
        decoding.finish(into: &buffer)
    }

    /// The next row; nil when more bytes are needed, after ``finish()`` when there is none left.
    package mutating func next() -> CSVRecord? {
        while true {
            switch mode {
            case .opening:
                guard open() else { return nil }
            case .rows:
                if scanner.position == 0 && !skipLineEnds() { return nil }
                switch scan() {
                case .needsMore:
                    return nil
                case .row(let end, let next):
                    if let record = take(end: end, next: next) { return record }
                case .quoteBroken:
                    if let record = giveUp() { return record }
                case .tooLong:
                    if let record = giveUp() { return record }
                }
            case .brokenLine:
                guard let record = cutBrokenLine() else { return nil }
                return record
            case .skippingLine:
                guard skipLine() else { return nil }
            }
        }
    }
}

extension CSVReader {
    /// Names the delimiter once there is enough to look at; false while there is not.
    private mutating func open() -> Bool {
        guard isComplete || buffer.count >= limits.sample else { return false }
        let found = buffer.withUnsafeBytes {
            CSVDelimiterDetector.detect(UnsafeRawBufferPointer(rebasing: $0.prefix(limits.sample)))
        }
        delimiter = found.delimiter
        head = found.skip
        line = found.lines + 1
        mode = .rows
        return true
    }

    /// Drops what has been read from the front of the buffer, when that is worth moving the rest.
    private mutating func compact() {
        guard head > 0 else { return }
        dropped += head
        if head == buffer.count {
            buffer.removeAll(keepingCapacity: buffer.capacity <= limits.record * 2)
        } else {
            buffer.removeFirst(head)
        }
        head = 0
    }

    private mutating func scan() -> CSVScanner.Outcome {
        let separator = (delimiter ?? .none).byte
        return buffer.withUnsafeBytes { bytes in
            scanner.scan(
                UnsafeRawBufferPointer(rebasing: bytes[head...]), delimiter: separator, limits: limits,
                isComplete: isComplete)
        }
    }

    /// Steps over line ends before a row; false when nothing is left to read.
    private mutating func skipLineEnds() -> Bool {
        while head < buffer.count {
            switch buffer[head] {
            case CSVByte.lineFeed:
                if !maySkipLineFeed { line += 1 }
                maySkipLineFeed = false
            case CSVByte.carriageReturn:
                line += 1
                maySkipLineFeed = true
            default:
                maySkipLineFeed = false
                return true
            }
            head += 1
        }
        return false
    }

    /// Makes the row that ends at `end`, or nil for a line of blanks and for a row that turns out to be broken.
    private mutating func take(end: Int, next: Int) -> CSVRecord? {
        let isBlank = scanner.spans.count == 1 && !scanner.hasQuotes && isBlank(0..<end)
        let linesInside = scanner.hasQuotes ? lineEnds(0..<end) : 0
        var defect: CSVDefect?
        if scanner.hasTooManyFields {
            defect = .tooLong(column: nil)
        } else if let column = scanner.spans.firstIndex(where: { $0.end - $0.start > UInt32(clamping: limits.field) }) {
            defect = .tooLong(column: column)
        } else if let columns, !isBlank, !fits(columns) {
            if linesInside > 0 { return giveUp() }
            defect = .columnCount
        }
        let record = isBlank ? nil : make(defect, end)
        if next > end { maySkipLineFeed = buffer[head + end] == CSVByte.carriageReturn }
        line += linesInside + (next > end ? 1 : 0)
        head += next
        scanner.restart()
        return record
    }

    private func fits(_ columns: Int) -> Bool {
        scanner.spans.count == columns
            || scanner.spans.count > columns && scanner.spans[columns...].allSatisfy { $0.start == $0.end }
    }

    private mutating func make(_ defect: CSVDefect?, _ end: Int) -> CSVRecord {
        defer { row += 1 }
        if columns == nil { columns = scanner.spans.count }
        return CSVRecord(
            row: row, line: line, defect: defect, bytes: Array(buffer[head..<head + end]), spans: scanner.spans)
    }

    /// Abandons the row begun: its first line becomes the broken row, or, once too much was read twice, all lines read.
    private mutating func giveUp() -> CSVRecord? {
        reread += scanner.position
        searched = 0
        mode = .brokenLine
        guard reread > dropped + head + limits.rereading else { return nil }
        let read = scanner.position
        let record = brokenRecord(.quoteBroken, firstLineEnd(upTo: read))
        line += lineEnds(0..<read)
        head += read
        mode = .skippingLine
        scanner.restart()
        return record
    }

    private func firstLineEnd(upTo limit: Int) -> Int {
        buffer[head..<head + limit].firstIndex { $0 == CSVByte.lineFeed || $0 == CSVByte.carriageReturn }
            .map { $0 - head } ?? limit
    }

    /// The first line of a broken row, as soon as its end is known; nil while it is not.
    private mutating func cutBrokenLine() -> CSVRecord? {
        let limit = min(buffer.count - head, limits.record)
        while searched < limit {
            let byte = buffer[head + searched]
            if byte == CSVByte.lineFeed || byte == CSVByte.carriageReturn { break }
            searched += 1
        }
        let isTooLong = searched == limit && buffer.count - head > limits.record
        guard searched < limit || isTooLong || isComplete else { return nil }
        let record = brokenRecord(isTooLong ? .tooLong(column: nil) : .quoteBroken, searched)
        head += searched
        mode = isTooLong ? .skippingLine : .rows
        if searched < limit { stepOverLineEnd() }
        scanner.restart()
        return record
    }

    private mutating func stepOverLineEnd() {
        maySkipLineFeed = buffer[head] == CSVByte.carriageReturn
        head += 1
        line += 1
    }

    /// A broken row with the fields of its first line, cut at every delimiter and kept to ``CSVLimits/field`` bytes in
    /// all.
    private mutating func brokenRecord(_ defect: CSVDefect, _ end: Int) -> CSVRecord {
        defer { row += 1 }
        let kept = Array(buffer[head..<head + min(end, limits.field)])
        var spans: [CSVFieldSpan] = []
        var start = 0
        for (index, byte) in kept.enumerated() where byte == (delimiter ?? .none).byte && spans.count < limits.fields {
            spans.append(CSVFieldSpan(start: UInt32(start), end: UInt32(index), isEscaped: false))
            start = index + 1
        }
        spans.append(CSVFieldSpan(start: UInt32(start), end: UInt32(kept.count), isEscaped: false))
        if columns == nil { columns = spans.count }
        return CSVRecord(row: row, line: line, defect: defect, bytes: kept, spans: spans)
    }

    /// Throws bytes away up to the end of the line; false when all are gone and the line goes on.
    private mutating func skipLine() -> Bool {
        while head < buffer.count {
            if buffer[head] == CSVByte.lineFeed || buffer[head] == CSVByte.carriageReturn {
                stepOverLineEnd()
                mode = .rows
                return true
            }
            head += 1
        }
        if isComplete { mode = .rows }
        return isComplete
    }

    private func isBlank(_ range: Range<Int>) -> Bool {
        buffer[head + range.lowerBound..<head + range.upperBound].allSatisfy {
            $0 == CSVByte.space || $0 == CSVByte.tab
        }
    }

    /// Physical lines that end inside a stretch of the row.
    private func lineEnds(_ range: Range<Int>) -> Int {
        var count = 0
        var previous: UInt8 = 0
        for byte in buffer[head + range.lowerBound..<head + range.upperBound] {
            switch byte {
            case CSVByte.carriageReturn: count += 1
            case CSVByte.lineFeed where previous != CSVByte.carriageReturn: count += 1
            default: break
            }
            previous = byte
        }
        return count
    }
}
