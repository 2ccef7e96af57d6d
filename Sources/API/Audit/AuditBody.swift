import Foundation
import Store

/// An audit entry on the wire.
struct AuditBody: Encodable, Sendable {
    let id: String
    let at: Date
    let actor: String
    let memberId: String?
    let action: String
    let rowId: String?
    let subjectId: String?

    init(_ line: AuditLine) {
        id = line.id.uuidString.lowercased()
        at = line.at
        actor = line.operatorName.map { "operator:\($0)" } ?? line.actorKind
        memberId = line.actor?.uuidString.lowercased()
        action = line.action
        rowId = line.row?.uuidString.lowercased()
        subjectId = line.subject?.uuidString.lowercased()
    }
}
