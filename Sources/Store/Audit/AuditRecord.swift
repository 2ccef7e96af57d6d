import Domain
import Foundation
import Postgres

/// One audit entry to write: what was done to which row, and the row's digest after it.
struct AuditRecord: Sendable {
    /// A code such as `person.create`.
    var action: String
    var table: TableNumber? = nil
    var row: UUID? = nil
    var subject: UUID? = nil
    /// The row's seal version; nil where nothing sealed was touched.
    var sealVersion: Int64? = nil
    /// BLAKE2b-256 over the row as it now stands; nil when the row is gone.
    var digest: [UInt8]? = nil
}

extension TenantScope {
    /// The statement that appends audit entries of this actor.
    func audit(_ records: [AuditRecord]) -> PostgresQuery {
        audit(
            from: """
                unnest(\(records.map { _ in UUID.random() }), \(records.map(\.action)), \(records.map { $0.table?.column }),
                    \(records.map(\.row)), \(records.map(\.subject)), \(records.map(\.sealVersion)),
                    \(records.map(\.digest)))
                    AS u (id, action, table_number, row_id, subject_id, seal_version, digest)
                """)
    }

    /// Appends the entry once for each row that `source`, a query of the same statement, answers: a change that did
    /// not happen leaves no entry.
    func audit(_ record: AuditRecord, forEach source: PostgresQuery) -> PostgresQuery {
        audit(
            from: """
                (SELECT \(UUID.random()) AS id, \(record.action) AS action, \(record.table?.column) AS table_number,
                    \(record.row) AS row_id, \(record.subject) AS subject_id, \(record.sealVersion) AS seal_version,
                    \(record.digest) AS digest FROM \(fragment: source)) AS u
                """)
    }

    /// Appends one audit entry of this actor per row of `source`, a from-item named `u` with the entry's columns.
    func audit(from source: PostgresQuery) -> PostgresQuery {
        """
        INSERT INTO audit_entry (tenant_id, id, at, actor_kind, actor_id, operator, reason, action, table_number, row_id,
            subject_id, seal_version, digest)
        SELECT \(tenant), u.id, \(now), \(actor.kindCode), \(actor.identifier), \(actor.operatorName), \(actor.reasonCode),
            u.action, u.table_number, u.row_id, u.subject_id, u.seal_version, u.digest FROM \(fragment: source)
        """
    }

    /// Columns and values that stand in every read entry of this actor, to be spliced behind `SELECT`.
    func readEntry(action: String, subject: PostgresQuery, from source: PostgresQuery) -> PostgresQuery {
        """
        INSERT INTO read_entry (tenant_id, id, at, actor_kind, actor_id, operator, role, purpose, action, subject_id)
        SELECT \(tenant), gen_random_uuid(), \(now), \(actor.kindCode), \(actor.identifier), \(actor.operatorName),
            \(actor.role.rawValue), \(actor.purpose), \(action), \(fragment: subject) FROM \(fragment: source)
        """
    }
}

extension Actor {
    /// The kind of actor as the log's columns name it.
    var kindCode: String {
        switch via {
        case .session: "member"
        case .token: "token"
        case .operator: "operator"
        case .public: "public"
        case .system: "system"
        }
    }

    /// The member's id; nil for operators, the public and the system.
    var identifier: UUID? { member }

    /// The Unix user of an operator.
    var operatorName: String? {
        if case .operator(let user, _) = via { user } else { nil }
    }

    /// The operator's ticket number or other reference.
    var reasonCode: String? {
        if case .operator(_, let reason) = via { reason } else { nil }
    }
}
