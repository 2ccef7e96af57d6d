package import Foundation

/// A consent that was given: person, purpose, channel and address, with its evidence (Art. 7(1) GDPR).
package struct GrantEvent: EventRecord {
    /// The event's own random id.
    package let id: UUID
    /// Who.
    package let subject: UUID
    /// The purpose's code.
    package let purpose: String
    /// The channel's code.
    package let channel: String
    /// The keyed index of the address, 16 to 32 bytes; nil for channels without one.
    package let address: [UInt8]?
    /// The evidence, usable for one grant only.
    package let evidence: UUID
    /// Hash of the wording shown.
    package let wording: Digest
    /// Hash of the notice shown.
    package let notice: Digest?
    /// How it was given, as a code.
    package let method: String
    /// When it lapses by itself.
    package let validUntil: Date?
    /// The withdrawals known in its scope when it was given; any other one beats it.
    package let seen: [UUID]
    /// When it was given.
    package let at: Date

    /// Puts the event together.
    package init(
        id: UUID, subject: UUID, purpose: String, channel: String, address: [UInt8]?, evidence: UUID, wording: Digest,
        notice: Digest?, method: String, validUntil: Date?, seen: [UUID], at: Date
    ) {
        self.id = id
        self.subject = subject
        self.purpose = purpose
        self.channel = channel
        self.address = address
        self.evidence = evidence
        self.wording = wording
        self.notice = notice
        self.method = method
        self.validUntil = validUntil
        self.seen = seen
        self.at = at
    }

    static let fieldCount = 12

    init(fields: inout CBORFields) throws(CBORError) {
        id = try fields.uuid()
        subject = try fields.uuid()
        purpose = try fields.code()
        channel = try fields.code()
        address = try fields.optional { (fields) throws(CBORError) in try fields.bytes(16...32) }
        evidence = try fields.uuid()
        wording = try fields.digest()
        notice = try fields.optional { (fields) throws(CBORError) in try fields.digest() }
        method = try fields.code()
        validUntil = try fields.optional { (fields) throws(CBORError) in try fields.date() }
        seen = try fields.uuids()
        at = try fields.date()
    }

    var fields: [CBOR] {
        [
            id.cbor, subject.cbor, .text(purpose), .text(channel), .optional(address) { .bytes($0) }, evidence.cbor,
            .bytes(wording.bytes), .optional(notice) { .bytes($0.bytes) }, .text(method),
            .optional(validUntil, \.cbor), .array(seen.map(\.cbor)), at.cbor,
        ]
    }
}
