package import Foundation

/// Who did something, as the audit and read logs keep it: ids and codes, never a name of a person.
package struct RecordedActor: Sendable, Hashable {
    /// `member`, `token`, `operator`, `public` or `system`.
    package let kind: String
    /// The member, where there is one.
    package let id: UUID?
    /// The operator's user name on the machine, where the command line was used.
    package let operatorName: String?
    /// The operator's reason, as a code or ticket number.
    package let reason: String?

    /// Puts an actor together.
    package init(kind: String, id: UUID?, operatorName: String? = nil, reason: String? = nil) {
        self.kind = kind
        self.id = id
        self.operatorName = operatorName
        self.reason = reason
    }

    init(cbor: CBOR) throws(CBORError) {
        var fields = try CBORFields(cbor, count: 4)
        kind = try fields.code()
        id = try fields.optional { (fields) throws(CBORError) in try fields.uuid() }
        operatorName = try fields.optional { (fields) throws(CBORError) in try fields.code() }
        reason = try fields.optional { (fields) throws(CBORError) in try fields.code() }
    }

    var cbor: CBOR {
        .array([
            .text(kind), .optional(id, \.cbor), .optional(operatorName) { .text($0) }, .optional(reason) { .text($0) },
        ])
    }
}
