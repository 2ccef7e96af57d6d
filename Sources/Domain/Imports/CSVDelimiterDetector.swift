/// Names the delimiter of a CSV file from its first lines.
///
/// An Excel line `sep=;` decides and is skipped. Otherwise the delimiters that occur in the header outside of quotes
/// compete: the one with which most of the first rows have as many fields as the header wins, then the one with more
/// fields. A header without any delimiter is a sheet of one column.
package enum CSVDelimiterDetector {
    /// Rows looked at.
    private static let rows = 50

    /// The delimiter of decoded text, and the length of a `sep=` line with its line end that is no row.
    package static func detect(_ sample: UnsafeRawBufferPointer) -> (delimiter: CSVDelimiter, skip: Int) {
        if let declared = declaration(sample) { return declared }
        var best: (delimiter: CSVDelimiter, agreeing: Int, fields: Int) = (.none, 0, 1)
        for candidate in [CSVDelimiter.semicolon, .comma, .tab] {
            let counts = fieldCounts(sample, candidate.byte)
            guard let fields = counts.first, fields > 1 else { continue }
            let agreeing = counts.count { $0 == fields }
            if (agreeing, fields) > (best.agreeing, best.fields) { best = (candidate, agreeing, fields) }
        }
        return (best.delimiter, 0)
    }

    /// `sep=X` alone on the first line, as Excel reads and writes it.
    private static func declaration(_ sample: UnsafeRawBufferPointer) -> (delimiter: CSVDelimiter, skip: Int)? {
        let key = Array("sep=".utf8)
        guard sample.count >= 5, sample.prefix(4).elementsEqual(key, by: { $0 | 0x20 == $1 | 0x20 }),
            let delimiter = CSVDelimiter(byte: sample[4])
        else { return nil }
        guard sample.count > 5 else { return (delimiter, 5) }
        switch (sample[5], sample.count > 6 ? sample[6] : 0) {
        case (CSVByte.carriageReturn, CSVByte.lineFeed): return (delimiter, 7)
        case (CSVByte.carriageReturn, _), (CSVByte.lineFeed, _): return (delimiter, 6)
        default: return nil
        }
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
