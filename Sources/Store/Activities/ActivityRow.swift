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
        AuditRecord(
            action: "participant.erase", table: .activity, row: id, subject: subject, sealVersion: sealVersion,
            digest: RowDigests.activity(
                id: id, version: version + 1, sealVersion: sealVersion, subject: subject, kind: kind,
                happenedAt: happenedAt, author: author, deletedAt: deletedAt, sealed: sealed,
                participants: participants.filter { $0 != person }))
    }
}
