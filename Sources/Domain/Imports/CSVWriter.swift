/// Writes CSV (RFC 4180) as UTF-8 with CRLF, safe to open in a spreadsheet.
///
/// A cell that begins with `=`, `+`, `-`, `@`, tab or CR, also after blanks, gets an apostrophe in front, which
/// spreadsheets read as "this is text" (CVE-2018-8092, CVE-2021-25960, and the bypass by leading blanks
/// CVE-2026-55154). Cells with delimiter, quote, line end, or blanks at either end are quoted. Zero bytes are dropped.
package struct CSVWriter: Sendable {
    /// The bytes written and not yet taken.
    package private(set) var bytes: [UInt8] = []

    private let delimiter: UInt8

    /// A writer; with `mark`, the text begins with a byte order mark so that Excel takes it for UTF-8.
    package init(delimiter: CSVDelimiter = .comma, mark: Bool = false) {
        self.delimiter = delimiter == .none ? CSVDelimiter.comma.byte : delimiter.byte
        if mark { bytes = [0xEF, 0xBB, 0xBF] }
    }

    /// Writes a row.
    package mutating func write(_ row: some Sequence<String>) {
        var isFirst = true
        for cell in row {
            if !isFirst { bytes.append(delimiter) }
            write(cell, isAlone: isFirst)
            isFirst = false
        }
        bytes.append(CSVByte.carriageReturn)
        bytes.append(CSVByte.lineFeed)
    }

    /// Hands over what was written and goes on empty, for writing in pieces.
    package mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    /// A whole table at once.
    package static func table(_ rows: [[String]]) -> [UInt8] {
        var writer = CSVWriter()
        for row in rows { writer.write(row) }
        return writer.bytes
    }

    /// Whether a spreadsheet takes a cell that begins with this byte for a formula.
    static func isFormulaStart(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x3D, 0x2B, 0x2D, 0x40, CSVByte.tab, CSVByte.carriageReturn: true
        default: false
        }
    }

    private mutating func write(_ cell: String, isAlone: Bool) {
        let guarded = Self.needsGuard(cell)
        let utf8 = cell.utf8
        let isQuoted =
            (utf8.isEmpty && isAlone) || utf8.first == CSVByte.space || utf8.last == CSVByte.space
            || utf8.contains {
                $0 == delimiter || $0 == CSVByte.quote || $0 == CSVByte.lineFeed || $0 == CSVByte.carriageReturn
                    || $0 == CSVByte.tab
            }
        if isQuoted { bytes.append(CSVByte.quote) }
        if guarded { bytes.append(0x27) }
        for byte in utf8 where byte != 0 {
            if byte == CSVByte.quote { bytes.append(byte) }
            bytes.append(byte)
        }
        if isQuoted { bytes.append(CSVByte.quote) }
    }

    /// Looks behind everything that a spreadsheet may strip: blanks of any kind, invisible characters, full-width
    /// twins.
    private static func needsGuard(_ cell: String) -> Bool {
        guard let first = cell.utf8.first else { return false }
        if isFormulaStart(first) { return true }
        if first > 0x27 && first < 0x7F { return false }
        for scalar in cell.unicodeScalars {
            switch scalar.value {
            case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D, 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20: return true
            default:
                let properties = scalar.properties
                let isSkipped = properties.isWhitespace || properties.isDefaultIgnorableCodePoint || scalar.value < 0x20
                if !isSkipped { return false }
            }
        }
        return false
    }
}
