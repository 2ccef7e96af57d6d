/// Why a row of a CSV file cannot be read as a row.
package enum CSVDefect: Sendable, Equatable {
    /// A quoted field never ends, or goes on after its closing quote.
    case quoteBroken
    /// A field, the row or the number of its fields is beyond ``CSVLimits``; `column` counts from zero where one is to
    /// blame.
    case tooLong(column: Int?)
    /// The row has another number of fields than the header.
    case columnCount
}
