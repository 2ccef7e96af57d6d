package import Domain

/// A quarantined row as read.
package struct QuarantinedRow: Sendable {
    /// Data row number, from 1.
    package let row: Int64
    /// Why it is here.
    package let reason: String
    /// The field the reason speaks of.
    package let field: String?
    /// The row's columns as they came.
    package let record: ImportRowRecord
}
