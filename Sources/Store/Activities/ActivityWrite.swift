import Domain
import Foundation
import Postgres

/// An activity sealed for the row it is going to be, with the digest of that row.
struct ActivityWrite: Sendable {
    let id: UUID
    let subject: UUID
    let version: Int32
    let sealVersion: Int64
    let sealed: [UInt8]
    let draft: ActivityDraft
    let digest: [UInt8]

    init(
        _ draft: ActivityDraft, id: UUID = UUID.random(), subject: UUID, key: VaultHandle.WrappedKey, author: UUID?,
        version: Int32 = 1, sealVersion: Int64 = 1, deletedAt: Date? = nil, vault: VaultHandle
    ) throws {
        sealed = try vault.seal(
            draft.content.encoded(), under: key, .activity, row: id, of: subject, sealVersion: sealVersion)
        self.id = id
        self.subject = subject
        self.version = version
        self.sealVersion = sealVersion
        self.draft = draft
        digest = RowDigests.activity(
            id: id, version: version, sealVersion: sealVersion, subject: subject, kind: draft.kind.rawValue,
            happenedAt: draft.happenedAt, author: author, deletedAt: deletedAt, sealed: sealed,
            participants: draft.participants)
    }

    func record(_ action: String) -> AuditRecord {
        AuditRecord(
            action: action, table: .activity, row: id, subject: subject, sealVersion: sealVersion, digest: digest)
    }
}
