package import Domain

/// A row about to go to quarantine: its own columns, sealed under a key of its own.
package struct QuarantineDraft: Sendable {
    /// Rows of a tenant that may wait at a time.
    package static let maximum = 100_000

    /// Data row number, from 1.
    package let row: Int64
    /// Why, as a stable code.
    package let reason: String
    /// The field the reason speaks of.
    package let field: String?
    /// The row's columns as they came.
    package let record: ImportRowRecord
    /// Addresses in the row that could be read, so that an erasure finds it.
    package let contactPoints: [ContactPoint]

    /// Describes a row that cannot come in.
    package init(row: Int64, reason: String, field: String?, record: ImportRowRecord, contactPoints: [ContactPoint]) {
        self.row = row
        self.reason = reason
        self.field = field
        self.record = record
        self.contactPoints = contactPoints
    }
}
