/// Text as quoted-printable (RFC 2045 §6.7): lines of at most 76 characters, CRLF at each end.
enum QuotedPrintable {
    private static let width = 75
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// The encoded text; every kind of line break becomes CRLF, and the last line has one.
    static func encode(_ text: String) -> [UInt8] {
        var output: [UInt8] = []
        for line in lines(of: Array(text.utf8)) { append(line, to: &output) }
        return output
    }

    private static func append(_ line: ArraySlice<UInt8>, to output: inout [UInt8]) {
        var column = 0
        for index in line.indices {
            let unit = unit(line[index], isLast: index == line.endIndex - 1)
            if column + unit.count > width {
                output += Array("=\r\n".utf8)
                column = 0
            }
            output += unit
            column += unit.count
        }
        output += [13, 10]
    }

    /// One byte as it travels; a blank at the end of a line would be lost on the way.
    private static func unit(_ byte: UInt8, isLast: Bool) -> [UInt8] {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"): if !isLast { return [byte] }
        case UInt8(ascii: "="): break
        case 0x21...0x7E: return [byte]
        default: break
        }
        return [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        var index = 0
        while index < bytes.count {
            if bytes[index] == 13 || bytes[index] == 10 {
                lines.append(bytes[start..<index])
                if bytes[index] == 13, index + 1 < bytes.count, bytes[index + 1] == 10 { index += 1 }
                start = index + 1
            }
            index += 1
        }
        if start < bytes.count { lines.append(bytes[start...]) }
        return lines
    }
}
