import Foundation
import Postgres

/// A table whose rows have digests in the audit log, and how its living rows are digested again: those that are written by
/// the thousand, digested before they are sent. The smaller ones are each a ``DigestedTable``.
struct VouchedTable: Sendable {
    /// A living row with the digests of its last change; a digest is nil where that change deleted the row.
    struct LiveRow: Sendable {
        let id: UUID
        let subject: UUID
        let digest: [UInt8]
        let newest: [[UInt8]?]
    }

    let number: TableNumber
    /// The table's name and its subject column.
    let name: PostgresQuery
    let subject: PostgresQuery
    /// What the digest covers, behind the row's id and its subject.
    let columns: PostgresQuery
    let digest: @Sendable (UUID, PostgresRow) throws -> [UInt8]

    static let all = [person, organization, employment, activity, ground, member, consentEvent, reduction]

    /// Living rows in the order of their ids, each with the digests of the last transaction that wrote it.
    func select(_ tenant: UUID, after cursor: UUID?, limit: Int) -> PostgresQuery {
        let bound: PostgresQuery = cursor.map { "AND r.id > \($0)" } ?? ""
        let changes: PostgresQuery = """
            FROM audit_entry a WHERE a.tenant_id = r.tenant_id AND a.subject_id = r.\(fragment: subject)
                AND a.table_number = \(number.column) AND a.row_id = r.id
            """
        return """
            SELECT r.id, r.\(fragment: subject), ARRAY(
                SELECT a.digest \(fragment: changes)
                    AND a.xid = (SELECT a.xid \(fragment: changes) ORDER BY a.change DESC NULLS LAST, a.xid DESC LIMIT 1)
            ), \(fragment: columns)
            FROM \(fragment: name) r WHERE r.tenant_id = \(tenant) \(fragment: bound) ORDER BY r.id LIMIT \(limit)
            """
    }

    /// Living rows of one subject in the order of their ids, without the digests of their last change.
    func standing(_ tenant: UUID, of subject: UUID, after cursor: UUID?, limit: Int) -> PostgresQuery {
        let bound: PostgresQuery = cursor.map { "AND r.id > \($0)" } ?? ""
        return """
            SELECT r.id, r.\(fragment: self.subject), ARRAY[]::bytea[], \(fragment: columns)
            FROM \(fragment: name) r WHERE r.tenant_id = \(tenant) AND r.\(fragment: self.subject) = \(subject)
                \(fragment: bound)
            ORDER BY r.id LIMIT \(limit)
            """
    }

    /// Living rows by their ids, without the digests of their last change.
    func standing(_ tenant: UUID, ids: [UUID]) -> PostgresQuery {
        """
        SELECT r.id, r.\(fragment: subject), ARRAY[]::bytea[], \(fragment: columns)
        FROM \(fragment: name) r WHERE r.tenant_id = \(tenant) AND r.id = ANY (\(ids)) ORDER BY r.id
        """
    }

    /// Whether a row of that id is there.
    func exists(_ tenant: UUID, id: PostgresQuery) -> PostgresQuery {
        "SELECT FROM \(fragment: name) r WHERE r.tenant_id = \(tenant) AND r.id = \(fragment: id)"
    }

    func decode(_ row: PostgresRow) throws -> LiveRow {
        let id = try row.decode(column: 0, as: UUID.self)
        return LiveRow(
            id: id, subject: try row.decode(column: 1), digest: try digest(id, row), newest: try row.decode(column: 2))
    }
}

extension VouchedTable {
    private static let person = VouchedTable(
        number: .person, name: "person", subject: "id",
        columns: """
            r.version, r.seal_version, r.lifecycle, r.ground_id, r.sealed, ARRAY(
                SELECT c.token FROM contact_point c WHERE c.tenant_id = r.tenant_id AND c.person_id = r.id), r.owner_id
            """
    ) { id, row in
        RowDigests.person(
            id: id, version: try row.decode(column: 3), sealVersion: try row.decode(column: 4),
            lifecycle: try row.decode(column: 5), ground: try row.decode(column: 6),
            owner: try row.decode(column: 9, as: UUID?.self),
            sealed: try row.decode(column: 7), tokens: try row.decode(column: 8))
    }

    private static let ground = VouchedTable(
        number: .processingGround, name: "processing_ground", subject: "subject_id",
        columns: """
            r.seal_version, r.purpose_code, r.legal_basis, r.since, r.until, r.ended_at, r.sealed
            """
    ) { id, row in
        RowDigests.ground(
            id: id, sealVersion: try row.decode(column: 3), subject: try row.decode(column: 1),
            purpose: try row.decode(column: 4), legalBasis: try row.decode(column: 5), since: try row.decode(column: 6),
            until: try row.decode(column: 7), endedAt: try row.decode(column: 8), sealed: try row.decode(column: 9))
    }

    private static let member = VouchedTable(
        number: .member, name: "member", subject: "id",
        columns: "r.version, r.seal_version, r.role, r.state, r.sealed, r.sealed_password"
    ) { id, row in
        RowDigests.member(
            id: id, version: try row.decode(column: 3), sealVersion: try row.decode(column: 4),
            role: try row.decode(column: 5), state: try row.decode(column: 6), sealed: try row.decode(column: 7),
            sealedPassword: try row.decode(column: 8))
    }
}
