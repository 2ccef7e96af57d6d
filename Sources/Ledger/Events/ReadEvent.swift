package import Foundation

/// One line of the read log: who looked at whom, and for what.
package struct ReadEvent: EventRecord {
    /// The entry's random id.
    package let id: UUID
    /// Who.
    package let actor: RecordedActor
    /// The reader's role.
    package let role: String
    /// The purpose stated.
    package let purpose: String
    /// What was read, as a code.
    package let action: String
    /// Whose data; nil for a list or a search.
    package let subject: UUID?
    /// When.
    package let at: Date

    /// Puts the entry together.
    package init(
        id: UUID, actor: RecordedActor, role: String, purpose: String, action: String, subject: UUID?, at: Date
    ) {
        self.id = id
        self.actor = actor
        self.role = role
        self.purpose = purpose
        self.action = action
        self.subject = subject
        self.at = at
    }

    static let fieldCount = 7

    init(fields: inout CBORFields) throws(CBORError) {
        id = try fields.uuid()
        actor = try RecordedActor(cbor: fields.next())
        role = try fields.code()
        purpose = try fields.code()
        action = try fields.code()
        subject = try fields.optional { (fields) throws(CBORError) in try fields.uuid() }
        at = try fields.date()
    }

    var fields: [CBOR] {
        [id.cbor, actor.cbor, .text(role), .text(purpose), .text(action), .optional(subject, \.cbor), at.cbor]
    }
}
