package import Foundation

/// One line of the audit log: who did what to which row, and what the row was afterwards.
package struct AuditEvent: EventRecord {
    /// The row that was written: with it, an older one put back is noticed.
    package struct Row: Sendable, Hashable {
        /// The table's number; nil for rows that are never sealed, such as a session's.
        package let table: UInt16?
        /// The row's id.
        package let id: UUID?
        /// The row's seal version; nil where the row is not sealed.
        package let sealVersion: UInt64?
        /// `RowDigest` of the row as written; nil when it was deleted.
        package let digest: Digest?
        /// Which of two changes of a row came later; nil in entries older than the numbering.
        package let change: UInt64?

        /// Describes a written row.
        package init(table: UInt16?, id: UUID?, sealVersion: UInt64?, digest: Digest?, change: UInt64? = nil) {
            self.table = table
            self.id = id
            self.sealVersion = sealVersion
            self.digest = digest
            self.change = change
        }

        init(cbor: CBOR) throws(CBORError) {
            var fields = try CBORFields(cbor, count: 4...5)
            table = try fields.optional { (fields) throws(CBORError) in try fields.unsigned() }
            id = try fields.optional { (fields) throws(CBORError) in try fields.uuid() }
            sealVersion = try fields.optional { (fields) throws(CBORError) in try fields.unsigned() }
            digest = try fields.optional { (fields) throws(CBORError) in try fields.digest() }
            change = fields.isAtEnd ? nil : try fields.unsigned()
        }

        var cbor: CBOR {
            .array(
                [
                    .optional(table) { .unsigned(UInt64($0)) }, .optional(id, \.cbor),
                    .optional(sealVersion) { .unsigned($0) }, .optional(digest) { .bytes($0.bytes) },
                ] + (change.map { [.unsigned($0)] } ?? []))
        }
    }

    /// The entry's random id.
    package let id: UUID
    /// Who.
    package let actor: RecordedActor
    /// What, as a code.
    package let action: String
    /// The subject concerned.
    package let subject: UUID?
    /// The row concerned.
    package let row: Row?
    /// When.
    package let at: Date

    /// Puts the entry together.
    package init(id: UUID, actor: RecordedActor, action: String, subject: UUID?, row: Row?, at: Date) {
        self.id = id
        self.actor = actor
        self.action = action
        self.subject = subject
        self.row = row
        self.at = at
    }

    static let fieldCount = 6

    init(fields: inout CBORFields) throws(CBORError) {
        id = try fields.uuid()
        actor = try RecordedActor(cbor: fields.next())
        action = try fields.code()
        subject = try fields.optional { (fields) throws(CBORError) in try fields.uuid() }
        row = try fields.optional { (fields) throws(CBORError) in try Row(cbor: fields.next()) }
        at = try fields.date()
    }

    var fields: [CBOR] {
        [id.cbor, actor.cbor, .text(action), .optional(subject, \.cbor), .optional(row, \.cbor), at.cbor]
    }
}
