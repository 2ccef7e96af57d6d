import Domain
import Foundation
import Store

/// A processing ground on the wire.
struct GroundBody: Encodable, Sendable {
    let id: String
    let purpose: String
    let legalBasis: String
    let source: String
    let evidence: String?
    let since: Date
    let until: Date?
    let endedAt: Date?
    let endRule: String

    init(_ stored: StoredGround) {
        id = stored.ground.id.uuidString.lowercased()
        purpose = stored.ground.purpose
        legalBasis = stored.ground.basis.rawValue
        source = stored.detail.source
        evidence = stored.detail.evidence
        since = stored.ground.since
        until = stored.ground.until
        endedAt = stored.ground.endedAt
        endRule = stored.ground.endRule.code
    }
}

/// The id of something that was made.
struct CreatedBody: Encodable, Sendable {
    let id: String

    init(_ id: UUID) {
        self.id = id.uuidString.lowercased()
    }
}

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
