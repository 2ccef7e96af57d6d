/// Finds the end of one row and the fields in it; can stop at any byte and go on when more have come.
///
/// Positions count from the beginning of the row, so that the reader may move its buffer.
struct CSVScanner: Sendable {
    /// What a look at the bytes at hand found.
    enum Outcome: Equatable {
        /// All bytes are read and the row goes on.
        case needsMore
        /// The row ends at `end`; the next one begins at `next`.
        case row(end: Int, next: Int)
        /// After a closing quote comes something that is neither delimiter nor line end.
        case quoteBroken
        /// The row is longer than it may be.
        case tooLong
    }

    private enum State: Sendable {
        case fieldStart
        case plain
        case quoted
        case afterQuote
    }

    private(set) var spans: [CSVFieldSpan] = []
    /// Whether a field of the row was quoted; only then it can span lines.
    private(set) var hasQuotes = false
    /// More fields than allowed; those beyond are not kept.
    private(set) var hasTooManyFields = false
    /// How far the row has been read.
    private(set) var position = 0

    private var state = State.fieldStart
    private var fieldStart = 0
    private var fieldEnd = 0
    private var isEscaped = false

    /// Begins with the next row, keeping the memory.
    mutating func restart() {
        spans.removeAll(keepingCapacity: true)
        hasQuotes = false
        hasTooManyFields = false
        position = 0
        state = .fieldStart
        isEscaped = false
    }

    /// Reads on in `bytes`, which begin with the row.
    mutating func scan(
        _ bytes: UnsafeRawBufferPointer, delimiter: UInt8, limits: CSVLimits, isComplete: Bool
    ) -> Outcome {
        let end = min(bytes.count, limits.record)
        while position < end {
            switch state {
            case .fieldStart:
                fieldStart = position
                isEscaped = false
                if bytes[position] == CSVByte.quote {
                    hasQuotes = true
                    state = .quoted
                    position += 1
                    fieldStart = position
                } else {
                    state = .plain
                }
            case .plain:
                var index = position
                while index < end, !Self.endsField(bytes[index], delimiter) { index += 1 }
                position = index
                if index < end, let row = endField(at: index, bytes[index], limits) { return row }
            case .quoted:
                var index = position
                while index < end, bytes[index] != CSVByte.quote { index += 1 }
                position = index
                guard index < end else { break }
                fieldEnd = index
                position = index + 1
                state = .afterQuote
            case .afterQuote:
                let byte = bytes[position]
                if byte == CSVByte.quote, fieldEnd == position - 1 {
                    isEscaped = true
                    position += 1
                    state = .quoted
                } else if Self.endsField(byte, delimiter) {
                    if let row = endField(at: fieldEnd, byte, limits) { return row }
                } else if byte == CSVByte.space {
                    position += 1
                } else {
                    return .quoteBroken
                }
            }
        }
        if bytes.count > limits.record { return .tooLong }
        return isComplete ? finish(limits) : .needsMore
    }

    private static func endsField(_ byte: UInt8, _ delimiter: UInt8) -> Bool {
        byte == delimiter || byte == CSVByte.lineFeed || byte == CSVByte.carriageReturn
    }

    /// Closes the field before the delimiter or line end at `position`; answers when the row is done.
    private mutating func endField(at end: Int, _ byte: UInt8, _ limits: CSVLimits) -> Outcome? {
        append(end, limits)
        if byte == CSVByte.lineFeed || byte == CSVByte.carriageReturn { return .row(end: position, next: position + 1) }
        position += 1
        state = .fieldStart
        return nil
    }

    private mutating func append(_ end: Int, _ limits: CSVLimits) {
        guard spans.count < limits.fields else {
            hasTooManyFields = true
            return
        }
        spans.append(
            CSVFieldSpan(
                start: UInt32(truncatingIfNeeded: fieldStart), end: UInt32(truncatingIfNeeded: end),
                isEscaped: isEscaped))
    }

    /// The file ends here: so does the row, unless a quoted field is open.
    private mutating func finish(_ limits: CSVLimits) -> Outcome {
        switch state {
        case .quoted:
            return .quoteBroken
        case .fieldStart:
            fieldStart = position
            isEscaped = false
            append(position, limits)
        case .plain:
            append(position, limits)
        case .afterQuote:
            append(fieldEnd, limits)
        }
        return .row(end: position, next: position)
    }
}
