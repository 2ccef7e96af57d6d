package import Foundation

/// The erasure of a subject (Art. 17 GDPR). Names nobody: its payload stands in clear for ever.
package struct ErasureEvent: EventRecord {
    /// The erasure's id.
    package let id: UUID
    /// The hash of the subject's random id.
    package let subject: SubjectHash
    /// The ground, `art-17-1-a` to `art-17-1-f`.
    package let reason: String
    /// The request it answers, where there was one.
    package let request: UUID?
    /// Whether the requester's identity was verified; other nodes then need not wait.
    package let identityVerified: Bool
    /// When it took effect here.
    package let at: Date

    /// Puts the event together.
    package init(
        id: UUID, subject: SubjectHash, reason: String, request: UUID?, identityVerified: Bool, at: Date
    ) {
        self.id = id
        self.subject = subject
        self.reason = reason
        self.request = request
        self.identityVerified = identityVerified
        self.at = at
    }

    static let fieldCount = 6

    init(fields: inout CBORFields) throws(CBORError) {
        id = try fields.uuid()
        subject = SubjectHash(try fields.digest())
        reason = try fields.code()
        request = try fields.optional { (fields) throws(CBORError) in try fields.uuid() }
        identityVerified = try fields.boolean()
        at = try fields.date()
    }

    var fields: [CBOR] {
        [
            id.cbor, .bytes(subject.digest.bytes), .text(reason), .optional(request, \.cbor),
            .boolean(identityVerified), at.cbor,
        ]
    }
}
