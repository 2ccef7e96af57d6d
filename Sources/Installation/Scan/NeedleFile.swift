/// Values to look for, one a line.
package enum NeedleFile {
    /// More values than these make one scan too slow to be any use.
    package static let maximumCount = 10_000

    /// Why a file of needles is refused; names a line, never what stands in it.
    package enum Problem: Error, Sendable, Equatable {
        /// The line has fewer than 8 bytes.
        case tooShort(line: Int)
        /// There is no line with anything in it.
        case empty
        /// There are more than 10,000.
        case tooMany
    }

    /// The needles of a file. Empty lines are passed over; a line ends with LF or CRLF, and blanks in it count.
    package static func needles(in bytes: [UInt8]) throws(Problem) -> [Needle] {
        var needles: [Needle] = []
        var number = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            let value = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            if value.isEmpty { continue }
            guard let needle = Needle(number: number, Array(value)) else { throw .tooShort(line: number) }
            guard needles.count < maximumCount else { throw .tooMany }
            needles.append(needle)
        }
        guard !needles.isEmpty else { throw .empty }
        return needles
    }
}
