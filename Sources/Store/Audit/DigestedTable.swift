import Foundation
import Postgres

/// A table whose rows PostgreSQL digests itself: in the statement that writes them, and again when they are verified.
///
/// It is the way for what is written seldom, in sets, or depending on what stands there; rows that are written by the
/// thousand are digested before they are sent (``VouchedTable``). The digest is SHA-256 over the binary form of a row of
/// table number, id and the columns that matter, each with its type and length: no two states share one, and no setting
/// of a session changes it. All expressions are over a row `r`.
struct DigestedTable: Sendable {
    let number: TableNumber
    let name: PostgresQuery
    /// The row's id as the log names it.
    let id: PostgresQuery
    /// The subject concerned; NULL where there is no single one.
    let subject: PostgresQuery
    /// Every column whose silent change would matter.
    let columns: PostgresQuery
    /// The tenant's column.
    var tenant: PostgresQuery = "r.tenant_id"
    /// Which rows are vouched for.
    var condition: PostgresQuery = "true"
    /// Whether rows may go without a word, as those that expire: then nothing that is gone is missed.
    var expires = false

    /// An id for rows that have none of their own, made of their key.
    static func id(_ number: TableNumber, of key: PostgresQuery) -> PostgresQuery {
        "encode(substr(sha256(record_send(ROW(\(number.column), \(fragment: key)))), 1, 16), 'hex')::uuid"
    }

    /// The digest of a row.
    var digest: PostgresQuery {
        "sha256(record_send(ROW(\(number.column), \(fragment: id), \(fragment: columns))))"
    }

    /// The rows of a tenant as `(table_number, row_id, digest)`.
    func rows(of tenant: UUID) -> PostgresQuery {
        """
        SELECT \(number.column) AS table_number, \(fragment: id) AS row_id, \(fragment: digest) AS digest
        FROM \(fragment: name) r WHERE \(fragment: self.tenant) = \(tenant) AND \(fragment: condition)
        """
    }
}

extension TenantScope {
    /// Logs rows as they stand in `source`, a from-item `r` that has all columns of the table: what a change returned, or
    /// the table itself with a condition.
    func audit(_ action: String, _ table: DigestedTable, written source: PostgresQuery) -> PostgresQuery {
        audit(action, table, digest: table.digest, source)
    }

    /// Logs that the rows of `source` are gone.
    func audit(_ action: String, _ table: DigestedTable, gone source: PostgresQuery) -> PostgresQuery {
        audit(action, table, digest: "NULL::bytea", source)
    }

    private func audit(
        _ action: String, _ table: DigestedTable, digest: PostgresQuery, _ source: PostgresQuery
    ) -> PostgresQuery {
        audit(
            from: """
                (SELECT gen_random_uuid() AS id, \(action) AS action, \(table.number.column) AS table_number,
                    \(fragment: table.id) AS row_id, \(fragment: table.subject) AS subject_id, NULL::bigint AS seal_version,
                    \(fragment: digest) AS digest FROM \(fragment: source)) AS u
                """)
    }
}
