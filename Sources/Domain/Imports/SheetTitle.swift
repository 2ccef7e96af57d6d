/// Lines above the header of a sheet: what it is about, when it was made, how to read it.
///
/// The header is the first of the first lines that names more columns than the line at the top; where a
/// line before it holds an e-mail address, nothing is above it.
struct SheetTitle: Sendable, Equatable {
    /// Bytes above the header.
    private(set) var bytes = 0
    /// Lines above the header.
    private(set) var lines = 0

    /// Lines looked at, and bytes of each.
    private static let limit = (lines: 12, bytes: 16_384)
    /// Names of columns that a header has at least.
    private static let least = 2

    /// Looks at the beginning of decoded text whose fields one of `delimiters` parts.
    init(_ sample: UnsafeRawBufferPointer, _ delimiters: [CSVDelimiter]) {
        var start = 0
        var top: Int?
        for number in 0..<Self.limit.lines where start < sample.count {
            let line = sample[start...].prefix(Self.limit.bytes).prefix { !CSVByte.isLineEnd($0) }
            let end = start + line.count
            // A line that goes on says nothing.
            guard end < sample.count, CSVByte.isLineEnd(sample[end]) else { return }
            let text = String(decoding: line, as: UTF8.self)
            let cells = delimiters.map { Self.cells(text, $0) }
            let names = cells.map(Self.names).max() ?? 0
            if let top, names >= max(Self.least, top + Self.least) {
                (bytes, lines) = (start, number)
                return
            }
            if cells.contains(where: { $0.contains(where: CellShape.isEmail) }) || names >= Self.least + 1 { return }
            if top == nil { top = names }
            start = end + CSVByte.lineEnd(sample, at: end)
        }
    }

    /// How many different things the cells name as a header would; none where nothing of it identifies a person.
    private static func names(_ cells: [String]) -> Int {
        let targets = Set(cells.compactMap { HeaderName($0).entry?.target })
        return targets.contains(where: \.identifies) ? targets.count : 0
    }

    /// The cells of a line, as far as it can be cut without knowing where quotes end.
    private static func cells(_ line: String, _ delimiter: CSVDelimiter) -> [String] {
        let separator = Character(UnicodeScalar(delimiter.byte))
        return line.split(separator: separator, maxSplits: 200).map { cell in
            CellText.trimmed(String(cell.hasPrefix("\"") && cell.hasSuffix("\"") ? cell.dropFirst().dropLast() : cell))
        }
    }
}
