import Foundation
import Store

/// A reading on the wire: role, time and purpose, no name of staff (C-579/21).
struct ReadBody: Encodable, Sendable {
    let at: Date
    let actor: String
    let role: String
    let purpose: String
    let action: String

    init(_ record: ReadRecord) {
        at = record.at
        actor = record.actorKind
        role = record.role
        purpose = record.purpose
        action = record.action
    }
}
