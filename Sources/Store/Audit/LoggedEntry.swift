import Foundation
import Ledger
import Postgres

/// An entry of one of the three lanes as it stands in its table, with what its leaf commits to.
struct LoggedEntry: Sendable {
    let position: LogPosition
    /// Type, commitment and size, computed from the row.
    let pending: PendingEntry
    /// False when a payload that stands in clear is not the one committed to.
    let isConsistent: Bool

    /// Entries of a lane behind `after` in their order: up to `through`, or as far as no older transaction can still add
    /// one.
    static func select(
        _ lane: Lane, tenant: UUID, after: LogPosition, through: LogPosition? = nil, limit: Int
    ) -> PostgresQuery {
        let bound: PostgresQuery =
            through.map { "(xid, id) <= (\($0.transaction), \($0.id))" }
            ?? "xid < pg_snapshot_xmin(pg_current_snapshot())"
        let range: PostgresQuery = """
            tenant_id = \(tenant) AND (xid, id) > (\(after.transaction), \(after.id)) AND \(fragment: bound)
            """
        if lane == .local { return selectLocal(range: range, limit: limit) }
        return """
            SELECT xid, id, type, commitment, payload, COALESCE(length(sealed), 0)
            FROM event_slot WHERE lane = \(Int16(lane.rawValue)) AND \(fragment: range) ORDER BY xid, id LIMIT \(limit)
            """
    }

    private static func selectLocal(range: PostgresQuery, limit: Int) -> PostgresQuery {
        """
        SELECT * FROM (
            (SELECT xid, id, at, actor_kind, actor_id, operator, reason, NULL::text AS role, NULL::text AS purpose, action,
                table_number, row_id, subject_id, seal_version, digest, change
            FROM audit_entry WHERE \(fragment: range) ORDER BY xid, id LIMIT \(limit))
            UNION ALL
            (SELECT xid, id, at, actor_kind, actor_id, operator, NULL, role, purpose, action, NULL, NULL, subject_id, NULL,
                NULL, NULL
            FROM read_entry WHERE \(fragment: range) ORDER BY xid, id LIMIT \(limit))
        ) entry ORDER BY xid, id LIMIT \(limit)
        """
    }

    /// Reads a row that `select` answered for the lane.
    init(_ row: PostgresRow, lane: Lane) throws {
        self = lane == .local ? try Self.local(row) : try Self.slot(row)
    }

    private init(position: LogPosition, pending: PendingEntry, isConsistent: Bool = true) {
        self.position = position
        self.pending = pending
        self.isConsistent = isConsistent
    }

    private static func slot(_ row: PostgresRow) throws -> LoggedEntry {
        let (transaction, id, type, commitment, payload, sealedBytes) = try row.decode(
            UInt64.self, UUID.self, Int16.self, [UInt8].self, [UInt8]?.self, Int32.self)
        guard let code = UInt8(exactly: type) else { throw StoreError.unknownCode(column: "type") }
        guard let digest = Digest(commitment) else { throw StoreError.unknownCode(column: "commitment") }
        let clear = payload.flatMap { CommittedPayload(bytes: $0) }
        // A sealed payload is as long as its envelope's padded content without the salt.
        let size = clear?.payload.count ?? max(0, Int(sealedBytes) - envelopeOverhead - Salt.size)
        return LoggedEntry(
            position: LogPosition(transaction: transaction, id: id),
            pending: PendingEntry(type: EventType(code: code), commitment: Commitment(digest), payloadBytes: size),
            isConsistent: payload == nil || clear?.commitment.digest == digest)
    }

    /// Bytes of an envelope around its padded content.
    private static let envelopeOverhead = 48

    private static func local(_ row: PostgresRow) throws -> LoggedEntry {
        let (
            transaction, id, at, kind, actor, user, reason, role, purpose, action, table, target, subject, sealVersion,
            digest, change
        ) = try row.decode(
            UInt64.self, UUID.self, Date.self, String.self, UUID?.self, String?.self, String?.self, String?.self,
            String?.self, String.self, Int16?.self, UUID?.self, UUID?.self, Int64?.self, [UInt8]?.self, Int64?.self)
        let recorded = RecordedActor(kind: kind, id: actor, operatorName: user, reason: reason)
        let payload: EventPayload
        if let role, let purpose {
            payload = .read(
                ReadEvent(
                    id: id, actor: recorded, role: role, purpose: purpose, action: action, subject: subject, at: at))
        } else {
            let written = try Self.written(table, target, sealVersion, digest, change)
            payload = .audit(
                AuditEvent(id: id, actor: recorded, action: action, subject: subject, row: written, at: at))
        }
        return LoggedEntry(
            position: LogPosition(transaction: transaction, id: id),
            pending: PendingEntry(
                type: payload.type, salt: Salt(localEntry: id), payload: payload.uncheckedBytes))
    }

    /// What an audit entry says of a row; anything it says is covered, a row without a table included.
    private static func written(
        _ table: Int16?, _ row: UUID?, _ sealVersion: Int64?, _ digest: [UInt8]?, _ change: Int64?
    ) throws -> AuditEvent.Row? {
        guard table != nil || row != nil || sealVersion != nil || digest != nil else { return nil }
        return AuditEvent.Row(
            table: table.map { UInt16(bitPattern: $0) }, id: row,
            sealVersion: sealVersion.map { UInt64(bitPattern: $0) }, digest: digest.flatMap { Digest($0) },
            change: change.map { UInt64(bitPattern: $0) })
    }
}
