import Domain
import Foundation
import Postgres

/// The columns every query of activities selects, and how a row becomes a ``StoredActivity``.
enum ActivityColumns {
    static let selection: PostgresQuery = """
        a.id, a.subject_id, s.kind AS subject_kind, a.kind, a.happened_at, a.author_id, a.version, a.seal_version, a.sealed,
        a.created_at, a.updated_at, a.deleted_at, ARRAY(
            SELECT t.person_id FROM participant t WHERE t.tenant_id = a.tenant_id AND t.activity_id = a.id
            ORDER BY t.person_id) AS participants,
        k.generation, k.epoch, k.wrapped, ARRAY(
            SELECT t.person_id FROM participant t JOIN subject r ON r.tenant_id = t.tenant_id AND r.id = t.person_id
            WHERE t.tenant_id = a.tenant_id AND t.activity_id = a.id AND r.state = 'restricted') AS restricted
        """

    /// What ``row(_:)`` reads, of a table `a`.
    static let row: PostgresQuery = """
        a.id, a.subject_id, a.kind, a.happened_at, a.author_id, a.version, a.seal_version, a.sealed, a.deleted_at, ARRAY(
            SELECT t.person_id FROM participant t WHERE t.tenant_id = a.tenant_id AND t.activity_id = a.id)
        """

    /// One row, unopened.
    static func row(_ row: PostgresRow) throws -> ActivityRow {
        ActivityRow(
            id: try row.decode(column: 0), subject: try row.decode(column: 1), kind: try row.decode(column: 2),
            happenedAt: try row.decode(column: 3), author: try row.decode(column: 4),
            version: try row.decode(column: 5),
            sealVersion: try row.decode(column: 6), sealed: try row.decode(column: 7),
            deletedAt: try row.decode(column: 8), participants: try row.decode(column: 9))
    }

    /// Activities with the wrapped key of their primary subject.
    static func source(_ tenant: UUID) -> PostgresQuery {
        """
        activity a JOIN subject s ON s.tenant_id = a.tenant_id AND s.id = a.subject_id
        \(fragment: KeyColumns.source(tenant, of: "a.subject_id"))
        """
    }

    /// Opens one selected row; `concealing` leaves participants whose processing is restricted out of what is shown.
    static func activity(_ row: PostgresRow, vault: VaultHandle, concealing: Bool) throws -> StoredActivity {
        let id = try row.decode(column: 0, as: UUID.self)
        let subject = try row.decode(column: 1, as: UUID.self)
        guard let subjectKind = SubjectKind(rawValue: try row.decode(column: 2)) else {
            throw StoreError.unknownCode(column: "subject.kind")
        }
        guard let kind = ActivityKind(rawValue: try row.decode(column: 3)) else {
            throw StoreError.unknownCode(column: "activity.kind")
        }
        let sealVersion = try row.decode(column: 7, as: Int64.self)
        let sealed = try row.decode(column: 8, as: [UInt8].self)
        let key = try KeyColumns.key(row, from: 13)
        let content = try vault.open(
            sealed, under: key, .activity, row: id, of: subject, sealVersion: sealVersion
        ) { try ActivityContent(decoding: $0) }
        let participants = try row.decode(column: 12, as: [UUID].self)
        let concealed = concealing ? try row.decode(column: 16, as: [UUID].self) : []
        return StoredActivity(
            id: id, kind: kind, happenedAt: try row.decode(column: 4), author: try row.decode(column: 5),
            version: try row.decode(column: 6), content: content, subjectKind: subjectKind, subject: subject,
            participants: participants.filter { !concealed.contains($0) }, concealed: concealed,
            createdAt: try row.decode(column: 9), updatedAt: try row.decode(column: 10),
            deletedAt: try row.decode(column: 11), sealVersion: sealVersion, sealed: sealed, key: key)
    }
}
