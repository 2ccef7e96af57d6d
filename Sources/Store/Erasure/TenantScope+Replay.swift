import Domain
package import Foundation
import Ledger
import Postgres
import Vault

/// Carrying out again what a database that was rolled back has lost (decision 0019).
extension TenantScope {
    /// Puts an erasure back of which the database does not even know the subject: her fence, so that the id never comes
    /// back, the erasure and a receipt.
    package func bury(_ order: ErasureOrder, receipt: @Sendable (Date) throws -> String) async throws {
        let moment = order.carriedOutAt ?? now
        let document = try receipt(moment)
        let slot = try erasureSlot(order, at: moment)
        try await transaction(.personErase) { transaction in
            _ = try await transaction.pipeline(
                (order.mergedInto == nil ? forgetWhatWaited(before: moment) : [])
                    + [
                        """
                        INSERT INTO subject (tenant_id, id, kind, state)
                        VALUES (\(tenant), \(order.subject), \(order.kind.rawValue), 'erased')
                        """
                    ]
                    + records(
                        of: order, grounds: [], suppressed: false, document: document, slot: slot, at: moment))
        }
    }

    /// Statements that forget what waited when the database was copied, and what she may have been made of since: files, sign-ups,
    /// rows in quarantine.
    ///
    /// The ledger names nobody whose addresses could be looked for, so all of it goes: what is lost by that can be uploaded or
    /// signed up for again, and who is erased is not to come back.
    private func forgetWhatWaited(before moment: Date) -> [PostgresQuery] {
        discardWaitingImportFiles(isReplay: true) + [
            forgetSignups("address_token IS NOT NULL AND requested_at <= \(moment)"),
            """
            WITH hit AS (
                SELECT r.subject_id FROM import_row r
                JOIN import_batch b ON b.tenant_id = r.tenant_id AND b.id = r.batch_id
                WHERE r.tenant_id = \(tenant) AND r.outcome = 'quarantined' AND b.created_at <= \(moment)
            ), \(fragment: quarantineRemoval("quarantine.erase"))
            SELECT id FROM gone
            """,
        ]
    }

    /// Restricts a person again; whoever is restricted or erased meanwhile stays so.
    ///
    /// - Returns: Whether it was done.
    package func restrictAgain(_ reduction: Reduction) async throws -> Bool {
        guard let person = reduction.subject, let reason = RestrictionReason(rawValue: reduction.reason) else {
            throw StoreError.unknownCode(column: "reason")
        }
        return try await transaction(.personRestrict) { transaction in
            let rows = try await transaction.query(
                "SELECT state FROM subject WHERE tenant_id = \(tenant) AND id = \(person) FOR UPDATE")
            guard let row = rows.first else { return false }
            let state: String = try row.decode(column: 0)
            let isHeld = reduction.act == .restriction(isHeld: true)
            if state != "active" {
                guard state == "restricted", !isHeld, try await !isRestrictedForHerself(person, transaction) else {
                    return false
                }
                try await replaceHeld(person, at: now, transaction)
            }
            try await impose(
                StoredRestriction(
                    id: reduction.id, person: person, reason: reason, imposedAt: reduction.at, notifiedAt: nil,
                    liftedAt: nil), transaction)
            _ = try await transaction.pipeline(
                [audit([AuditRecord(action: "restriction.replay")])]
                    + (isHeld ? [markHeld(reduction.id, of: person)] : []))
            return true
        }
    }

    /// Places a hold again, or lifts it again; whoever is erased meanwhile stays so.
    ///
    /// - Returns: Whether it was done.
    package func holdAgain(_ reduction: Reduction) async throws -> Bool {
        guard let person = reduction.subject else { return false }
        let past = try await purposesPast(now)
        return try await transaction(.holdPlace) { transaction in
            let rows = try await transaction.query(
                "SELECT state FROM subject WHERE tenant_id = \(tenant) AND id = \(person) FOR UPDATE")
            guard let row = rows.first, try row.decode(column: 0, as: String.self) != "erased" else { return false }
            switch reduction.act {
            case .hold(let reason, let day):
                // Another one for the same reason may stand since; then this one is known, and over. One that stands at a record
                // that was joined to hers later goes over before that is erased again.
                _ = try await transaction.query(
                    """
                    WITH made AS (
                        INSERT INTO legal_hold (tenant_id, id, subject_id, reason, placed_at, review_on, lifted_at)
                        SELECT \(tenant), \(reduction.id), \(person), \(reason.rawValue), \(reduction.at),
                            (\("\(day)")::text)::date, (SELECT \(now)::timestamptz FROM legal_hold h
                                WHERE h.tenant_id = \(tenant) AND h.subject_id = \(person)
                                    AND h.reason = \(reason.rawValue) AND h.lifted_at IS NULL)
                        ON CONFLICT (tenant_id, id) DO UPDATE SET subject_id = EXCLUDED.subject_id, restriction_id = NULL,
                            lifted_at = COALESCE(legal_hold.lifted_at, EXCLUDED.lifted_at)
                        WHERE legal_hold.subject_id <> EXCLUDED.subject_id RETURNING *
                    )
                    \(fragment: audit("hold.place", .legalHold, written: "made r"))
                    """)
            case .lift:
                _ = try await transaction.pipeline([
                    """
                    WITH changed AS (
                        UPDATE legal_hold SET lifted_at = \(reduction.at) WHERE tenant_id = \(tenant)
                            AND id = \(reduction.id) AND subject_id = \(person) AND lifted_at IS NULL RETURNING *
                    )
                    \(fragment: audit("hold.lift", .legalHold, written: "changed r"))
                    """, queue(.erasureDue, reference: person, forEach: unfounded(person, past: past)),
                ])
            case .erasure, .restriction, .ending, .suppression: return false
            }
            _ = try await transaction.query(audit([AuditRecord(action: "hold.replay")]))
            return true
        }
    }

    /// Lets the log go on in a new incarnation of its streams, behind what the database still holds of them.
    func openIncarnation(_ number: UInt32) async throws {
        _ = try await write(
            .restoreReopen,
            """
            WITH made AS (
                INSERT INTO stream (tenant_id, lane, incarnation, stream_id, next_sequence, head, head_time, sealed_xid,
                    sealed_id)
                SELECT tenant_id, lane, \(Int32(clamping: number)), stream_id, 1,
                    \([UInt8](repeating: 0, count: Digest.size)), 0, sealed_xid, sealed_id
                FROM (
                    SELECT DISTINCT ON (lane) * FROM stream WHERE tenant_id = \(tenant) ORDER BY lane, incarnation DESC
                ) newest
                ON CONFLICT DO NOTHING RETURNING tenant_id
            )
            \(fragment: audit(AuditRecord(action: "database.restore"), forEach: "(SELECT FROM made LIMIT 1) AS once"))
            """)
    }

    /// Whether the database knows the epoch under which the keystore wraps new keys; it does not where it was rolled back
    /// behind a turn.
    func knowsActiveEpoch() async throws -> Bool {
        let active = Int32(bitPattern: try store.vault.activeEpoch(tenant))
        let rows = try await read(
            "SELECT EXISTS (SELECT FROM tenant_key_state WHERE tenant_id = \(tenant) AND epoch = \(active))")
        guard let row = rows.first?.first else { throw StoreError.missingRow }
        return try row.decode(Bool.self)
    }

    /// Notes in the tenant's own log that an operator let the node serve although reductions are lost.
    func noteOverride() async throws {
        _ = try await write(.restoreOverride, audit([AuditRecord(action: "fence.override")]))
    }
}
