/// One row of a CSV file: its bytes as UTF-8 and where the fields lie.
///
/// Fields are not validated as UTF-8; ``text(_:)`` repairs for display, ``withField(_:_:)`` gives the bytes.
package struct CSVRecord: Sendable, Equatable {
    /// The number of the data row, from 1; the header is row 0 and does not count, neither do empty lines.
    package let row: Int
    /// The physical line the row begins on, from 1.
    package let line: Int
    /// Why the row cannot be used; its fields are then what could be cut out of its first line.
    package let defect: CSVDefect?

    private let bytes: [UInt8]
    private let spans: [CSVFieldSpan]

    init(row: Int, line: Int, defect: CSVDefect?, bytes: [UInt8], spans: [CSVFieldSpan]) {
        self.row = row
        self.line = line
        self.defect = defect
        self.bytes = bytes
        self.spans = spans
    }

    /// A row made of texts, for tests and for rows that come from elsewhere.
    package init(row: Int, line: Int? = nil, fields: [String]) {
        var bytes: [UInt8] = []
        var spans: [CSVFieldSpan] = []
        for field in fields {
            let start = UInt32(clamping: bytes.count)
            bytes.append(contentsOf: field.utf8)
            spans.append(CSVFieldSpan(start: start, end: UInt32(clamping: bytes.count), isEscaped: false))
        }
        self.init(row: row, line: line ?? row + 1, defect: nil, bytes: bytes, spans: spans)
    }

    /// The same row without its defect.
    var sound: CSVRecord { CSVRecord(row: row, line: line, defect: nil, bytes: bytes, spans: spans) }

    /// The number of fields.
    package var count: Int { spans.count }

    /// Gives `body` the bytes of a field, quotes resolved; no bytes beyond the last field.
    package func withField<Result>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        guard spans.indices.contains(index) else { return body(UnsafeRawBufferPointer(start: nil, count: 0)) }
        let span = spans[index]
        if span.isEscaped { return unescaped(span).withUnsafeBytes(body) }
        return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[Int(span.start)..<Int(span.end)])) }
    }

    /// The text of a field for display; what is not UTF-8 becomes U+FFFD. Empty beyond the last field.
    package func text(_ index: Int) -> String {
        withField(index) { String(decoding: $0, as: UTF8.self) }
    }

    /// The texts of all fields.
    package var texts: [String] { spans.indices.map(text) }

    private func unescaped(_ span: CSVFieldSpan) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(Int(span.end - span.start))
        var index = Int(span.start)
        while index < Int(span.end) {
            result.append(bytes[index])
            index += bytes[index] == CSVByte.quote ? 2 : 1
        }
        return result
    }
}
