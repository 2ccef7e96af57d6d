/// Names the delimiter of a CSV file from its first lines.
///
/// An Excel line `sep=;` decides and is skipped, and so are lines of a title above the header (``SheetTitle``). Otherwise the
/// delimiters that occur in the header outside of quotes compete: the one with which most of the first rows have as many
/// fields as the header wins, then the one with more fields. A header without any delimiter is a sheet of one column.
package enum CSVDelimiterDetector {
    /// What the first lines say; the rows begin behind `skip` bytes, which are `lines` lines.
    package struct Finding: Sendable, Equatable {
        /// What separates fields.
        package var delimiter: CSVDelimiter
        /// Bytes above the header.
        package var skip = 0
        /// Lines above the header.
        package var lines = 0
    }

    /// Rows looked at.
    private static let rows = 50

    /// Looks at decoded text.
    package static func detect(_ sample: UnsafeRawBufferPointer) -> Finding {
        var finding = Finding(delimiter: .none)
        if let declared = declaration(sample) {
            finding = Finding(delimiter: declared.delimiter, skip: declared.skip, lines: 1)
        }
        let candidates = finding.lines > 0 ? [finding.delimiter] : [CSVDelimiter.semicolon, .comma, .tab, .pipe]
        let title = SheetTitle(UnsafeRawBufferPointer(rebasing: sample[finding.skip...]), candidates)
        finding.skip += title.bytes
        finding.lines += title.lines
        if candidates.count > 1 {
            finding.delimiter = best(of: candidates, UnsafeRawBufferPointer(rebasing: sample[finding.skip...]))
        }
        return finding
    }

    private static func best(of candidates: [CSVDelimiter], _ sample: UnsafeRawBufferPointer) -> CSVDelimiter {
        var best: (delimiter: CSVDelimiter, agreeing: Int, fields: Int) = (.none, 0, 1)
        for candidate in candidates {
            let counts = fieldCounts(sample, candidate.byte)
            guard let fields = counts.first, fields > 1 else { continue }
            let agreeing = counts.count { $0 == fields }
            if (agreeing, fields) > (best.agreeing, best.fields) { best = (candidate, agreeing, fields) }
        }
        return best.delimiter
    }

    /// `sep=X` alone on the first line, as Excel reads and writes it, in quotes or not.
    private static func declaration(_ sample: UnsafeRawBufferPointer) -> (delimiter: CSVDelimiter, skip: Int)? {
        let line = Array(sample.prefix(8).prefix { !CSVByte.isLineEnd($0) })
        let text = line.first == CSVByte.quote && line.last == CSVByte.quote ? Array(line.dropFirst().dropLast()) : line
        guard text.count == 5, text.prefix(4).elementsEqual("sep=".utf8, by: { $0 | 0x20 == $1 | 0x20 }),
            let delimiter = CSVDelimiter(byte: text[4])
        else { return nil }
        let end = line.count
        guard end < sample.count else { return (delimiter, end) }
        return (delimiter, end + CSVByte.lineEnd(sample, at: end))
    }

    /// Field counts of the first rows with one candidate; lines without content do not count.
    private static func fieldCounts(_ sample: UnsafeRawBufferPointer, _ delimiter: UInt8) -> [Int] {
        var counts: [Int] = []
        var fields = 1
        var isQuoted = false
        var isEmpty = true
        var mayOpen = true
        for byte in sample {
            if isQuoted {
                // After a closing quote another one reopens: that is how a quote is doubled.
                (isQuoted, mayOpen) = (byte != CSVByte.quote, true)
                continue
            }
            switch byte {
            case CSVByte.lineFeed, CSVByte.carriageReturn:
                if !isEmpty { counts.append(fields) }
                if counts.count == rows { return counts }
                (fields, isEmpty, mayOpen) = (1, true, true)
            case delimiter:
                fields += 1
                (isEmpty, mayOpen) = (false, true)
            case CSVByte.quote where mayOpen:
                (isQuoted, isEmpty) = (true, false)
            default:
                (isEmpty, mayOpen) = (false, false)
            }
        }
        if !isEmpty { counts.append(fields) }
        return counts
    }
}
