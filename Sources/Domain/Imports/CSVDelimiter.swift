/// What stands between the fields of a row.
package enum CSVDelimiter: Sendable, Equatable, CaseIterable {
    case semicolon
    case comma
    case tab
    case pipe
    /// A sheet of one column: nothing separates.
    case none

    /// The byte to look for. A line feed ends the row before it could separate, so it stands for "nothing".
    var byte: UInt8 {
        switch self {
        case .semicolon: 0x3B
        case .comma: 0x2C
        case .tab: CSVByte.tab
        case .pipe: 0x7C
        case .none: CSVByte.lineFeed
        }
    }

    init?(byte: UInt8) {
        guard let match = [Self.semicolon, .comma, .tab, .pipe].first(where: { $0.byte == byte }) else { return nil }
        self = match
    }
}
