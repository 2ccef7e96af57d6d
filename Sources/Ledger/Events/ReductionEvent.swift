package import Foundation

/// The withdrawal of consent (Art. 7(3) GDPR) or an objection to processing (Art. 21): the type says which.
package struct ReductionEvent: EventRecord {
    /// The event's own random id, which grants name when they have seen it.
    package let id: UUID
    /// Who; nil when only the address is known.
    package let subject: UUID?
    /// What it reaches.
    package let scope: ConsentScope
    /// The way it came in, as a code.
    package let source: String
    /// Hash of the evidence kept, where there is some.
    package let evidence: Digest?
    /// When it was declared.
    package let at: Date

    /// Puts the event together.
    package init(id: UUID, subject: UUID?, scope: ConsentScope, source: String, evidence: Digest?, at: Date) {
        self.id = id
        self.subject = subject
        self.scope = scope
        self.source = source
        self.evidence = evidence
        self.at = at
    }

    static let fieldCount = 6

    init(fields: inout CBORFields) throws(CBORError) {
        id = try fields.uuid()
        subject = try fields.optional { (fields) throws(CBORError) in try fields.uuid() }
        scope = try ConsentScope(cbor: fields.next())
        source = try fields.code()
        evidence = try fields.optional { (fields) throws(CBORError) in try fields.digest() }
        at = try fields.date()
    }

    var fields: [CBOR] {
        [
            id.cbor, .optional(subject, \.cbor), scope.cbor, .text(source), .optional(evidence) { .bytes($0.bytes) },
            at.cbor,
        ]
    }
}
