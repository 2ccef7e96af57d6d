import Foundation
import Postgres

/// An activity as it stands in its table, unopened: what its row digest covers.
struct ActivityRow: Sendable {
    let id: UUID
    let subject: UUID
    let kind: String
    let happenedAt: Date
    let author: UUID?
    let version: Int32
    let sealVersion: Int64
    let sealed: [UInt8]
    let deletedAt: Date?
    let participants: [UUID]

    /// The entry for the row's next version, which `person` takes no part in.
    func left(by person: UUID) -> AuditRecord {
        next("participant.erase", participants.filter { $0 != person })
    }

    /// The entry for the row's next version, in which another record stands for a participant, once at most.
    func moved(from dropped: UUID, to kept: UUID) -> AuditRecord {
        let others = participants.filter { $0 != dropped && $0 != kept }
        return next("participant.move", subject == kept ? others : others + [kept])
    }

    private func next(_ action: String, _ participants: [UUID]) -> AuditRecord {
        AuditRecord(
            action: action, table: .activity, row: id, subject: subject, sealVersion: sealVersion,
            digest: RowDigests.activity(
                id: id, version: version + 1, sealVersion: sealVersion, subject: subject, kind: kind,
                happenedAt: happenedAt, author: author, deletedAt: deletedAt, sealed: sealed,
                participants: participants))
    }
}
