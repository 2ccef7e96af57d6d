package import Foundation

/// The restriction of processing (Art. 18 GDPR), or its end.
package struct RestrictionEvent: EventRecord {
    /// The event's own random id.
    package let id: UUID
    /// Whose data.
    package let subject: UUID
    /// Why, as a code.
    package let reason: String
    /// When the restriction ends by itself, for data that the law keeps; nil when it does not.
    package let until: Date?
    /// The restrictions that this event lifts; empty when it imposes one.
    package let lifts: [UUID]
    /// When it was decided.
    package let at: Date

    /// Puts the event together.
    package init(id: UUID, subject: UUID, reason: String, until: Date? = nil, lifts: [UUID] = [], at: Date) {
        self.id = id
        self.subject = subject
        self.reason = reason
        self.until = until
        self.lifts = lifts
        self.at = at
    }

    static let fieldCount = 6

    init(fields: inout CBORFields) throws(CBORError) {
        id = try fields.uuid()
        subject = try fields.uuid()
        reason = try fields.code()
        until = try fields.optional { (fields) throws(CBORError) in try fields.date() }
        lifts = try fields.uuids()
        at = try fields.date()
    }

    var fields: [CBOR] {
        [id.cbor, subject.cbor, .text(reason), .optional(until, \.cbor), .array(lifts.map(\.cbor)), at.cbor]
    }
}
