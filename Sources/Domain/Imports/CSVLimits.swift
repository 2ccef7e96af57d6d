/// How much of a CSV file may belong together before the reader gives a row up.
package struct CSVLimits: Sendable, Equatable {
    /// Bytes of one field as UTF-8; a longer one refuses its row.
    package var field = 65_536
    /// Bytes of one row in the file, as UTF-8; the most the reader ever holds to find the end of a row.
    package var record = 1_048_576
    /// Fields of one row.
    package var fields = 1_024
    /// Bytes read a second time after broken quotes, beyond as many as the file has given so far.
    package var rereading = 16_777_216
    /// Bytes the reader collects before it names the encoding, and again before it names the delimiter.
    package var sample = 65_536

    /// The limits of every import.
    package init() {}
}
