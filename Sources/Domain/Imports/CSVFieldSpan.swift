/// Where a field lies in the bytes of its row, without its surrounding quotes.
struct CSVFieldSpan: Sendable, Equatable {
    var start: UInt32
    var end: UInt32
    /// Doubled quotes inside must be halved.
    var isEscaped: Bool
}
