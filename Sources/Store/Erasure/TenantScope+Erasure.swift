import Domain
package import Foundation
import Ledger
import Postgres
import Vault

/// Forgetting a person: one transaction, then the ledger file, then the acknowledgement (KEYS.md, "Erasure").
extension TenantScope {
    /// Erases a person: rows, keys of `profile` and `marketing`, tokens and quarantined rows of her addresses.
    ///
    /// `order`: Whom and why.
    /// `receipt`: Makes the signed receipt for the moment of the erasure; it is stored in the same transaction.
    /// - Throws: `Refusal` 404 when there is no such person (an erased one included).
    package func erase(_ order: ErasureOrder, receipt: @Sendable (Date) throws -> String) async throws -> StoredErasure
    {
        let index = try await contactIndex()
        let moment = now
        let document = try receipt(moment)
        let slot = try erasureSlot(order, at: moment)
        try Failpoint.hit("person.erase.before-transaction")
        try await transaction { transaction in
            let found = try await transaction.pipeline([
                "SELECT state FROM subject WHERE tenant_id = \(tenant) AND id = \(order.person) FOR UPDATE",
                """
                SELECT \(fragment: PersonColumns.selection) FROM \(fragment: PersonColumns.source(tenant))
                WHERE p.tenant_id = \(tenant) AND p.id = \(order.person)
                """,
                "SELECT id FROM processing_ground WHERE tenant_id = \(tenant) AND subject_id = \(order.person)",
            ])
            guard found.count == 3, let row = found[1].first else { throw Self.personNotFound }
            let person = try PersonColumns.person(row, vault: vault)
            let addresses = try Self.addresses(of: person, index: index)
            let grounds = try found[2].map { try $0.decode(UUID.self) }
            try Failpoint.hit("person.erase.locked")
            _ = try await transaction.pipeline(
                removal(of: order, grounds: grounds, pending: addresses.pending)
                    + (order.suppress ? [suppression(addresses.suppression)] : [])
                    + records(of: order, grounds: grounds, document: document, slot: slot, at: moment))
            try Failpoint.hit("person.erase.before-commit")
        }
        try Failpoint.hit("person.erase.after-commit")
        return StoredErasure(
            id: order.id, person: order.person, reason: order.reason, state: "erased", suppressed: order.suppress,
            at: moment)
    }

    /// What an erasure leaves: its row, its receipt, its event, its audit entries.
    func records(
        of order: ErasureOrder, grounds: [UUID], document: String, slot: PostgresQuery, at moment: Date
    ) -> [PostgresQuery] {
        [
            """
            INSERT INTO erasure (tenant_id, id, subject_id, reason, request_id, suppressed, state, at)
            VALUES (\(tenant), \(order.id), \(order.person), \(order.reason), \(order.request), \(order.suppress),
                'erased', \(moment))
            """,
            """
            INSERT INTO erasure_receipt (tenant_id, erasure_id, version, document, created_at)
            VALUES (\(tenant), \(order.id), 1, \(document), \(moment))
            """,
            slot,
            audit(
                [AuditRecord(action: "person.erase", table: .person, row: order.person, subject: order.person)]
                    + grounds.map {
                        AuditRecord(action: "ground.erase", table: .processingGround, row: $0, subject: order.person)
                    }),
        ]
    }

    /// Everything of a subject that goes at once; children first.
    func removal(of order: ErasureOrder, grounds: [UUID], pending: [[UInt8]]) -> [PostgresQuery] {
        [
            "UPDATE subject SET state = 'erased' WHERE tenant_id = \(tenant) AND id = \(order.person)",
            """
            DELETE FROM wrapped_key WHERE tenant_id = \(tenant) AND subject_id = \(order.person) AND compartment IN (1, 2)
            """,
            "DELETE FROM contact_point WHERE tenant_id = \(tenant) AND person_id = \(order.person)",
            "DELETE FROM consent WHERE tenant_id = \(tenant) AND subject_id = \(order.person)",
            "DELETE FROM person WHERE tenant_id = \(tenant) AND id = \(order.person)",
            "DELETE FROM processing_ground WHERE tenant_id = \(tenant) AND subject_id = \(order.person)",
            "DELETE FROM import_row WHERE tenant_id = \(tenant) AND subject_id = \(order.person)",
            "DELETE FROM idempotency WHERE tenant_id = \(tenant) AND resource_id = \(order.person)",
            """
            WITH hit AS (
                DELETE FROM quarantine_token WHERE tenant_id = \(tenant) AND subject_id IN (
                    SELECT subject_id FROM quarantine_token WHERE tenant_id = \(tenant) AND token = ANY (\(pending)))
                RETURNING subject_id
            ), row AS (
                DELETE FROM import_row WHERE tenant_id = \(tenant) AND subject_id IN (SELECT subject_id FROM hit)
            ), key AS (
                DELETE FROM wrapped_key WHERE tenant_id = \(tenant) AND subject_id IN (SELECT subject_id FROM hit)
            )
            DELETE FROM subject WHERE tenant_id = \(tenant) AND id IN (SELECT subject_id FROM hit)
            """,
        ]
    }

    private func suppression(_ tokens: [SealedPerson.Token]) -> PostgresQuery {
        """
        INSERT INTO suppression (tenant_id, token, purpose_code, kind, index_version, since)
        SELECT \(tenant), u.token, '*', u.kind, u.version, \(now)
        FROM unnest(\(tokens.map(\.token)), \(tokens.map(\.kind.rawValue)), \(tokens.map(\.version)))
            AS u (token, kind, version)
        ON CONFLICT DO NOTHING
        """
    }

    /// The erasure's event: its payload names nobody, so it stands in clear beside its commitment.
    func erasureSlot(_ order: ErasureOrder, at moment: Date) throws -> PostgresQuery {
        let event = ErasureEvent(
            id: order.id, subject: SubjectHash(order.person), reason: order.reason, request: order.request,
            identityVerified: false, at: moment)
        let payload = CommittedPayload(try EventPayload.erase(event).encoded())
        return """
            INSERT INTO event_slot (tenant_id, lane, id, type, at, subject_id, commitment, payload)
            VALUES (\(tenant), 0, \(UUID()), \(Int16(EventType.erase.code)), \(moment), \(order.person),
                \(payload.commitment.digest.bytes), \(payload.bytes))
            """
    }

    /// The tokens under which an erased person's addresses are suppressed, and found in quarantine.
    private static func addresses(
        of person: StoredPerson, index: ContactIndex
    ) throws -> (suppression: [SealedPerson.Token], pending: [[UInt8]]) {
        var suppression: [SealedPerson.Token] = []
        var pending: [[UInt8]] = []
        for (position, point) in person.profile.contactPoints.enumerated() {
            // What an older normaliser took and this one refuses has no token to suppress.
            guard let value = try? index.normalized(point.value, point.kind, field: "contactPoints[\(position)]") else {
                continue
            }
            let (version, token) = try index.token(value, .suppression)
            suppression.append(.init(id: point.id, kind: point.kind, version: version, token: token, suppression: []))
            pending += try index.tokens(value, .pending)
        }
        return (suppression, pending)
    }

    /// Erasures, newest first.
    ///
    /// `limit`: 1–200.
    package func erasures(after: (at: Date, id: UUID)?, limit: Int) async throws -> [StoredErasure] {
        let bound: PostgresQuery = after.map { "AND (at, id) < (\($0.at), \($0.id))" } ?? ""
        let rows = try await read(
            """
            SELECT \(fragment: Self.erasureColumns) FROM erasure
            WHERE tenant_id = \(tenant) \(fragment: bound) ORDER BY at DESC, id DESC LIMIT \(limit)
            """)
        return try (rows.first ?? []).map(Self.erasure)
    }

    /// One erasure.
    ///
    /// - Throws: `Refusal` 404.
    package func erasure(_ id: UUID) async throws -> StoredErasure {
        let rows = try await read(
            "SELECT \(fragment: Self.erasureColumns) FROM erasure WHERE tenant_id = \(tenant) AND id = \(id)")
        guard let row = rows.first?.first else { throw Self.erasureNotFound }
        return try Self.erasure(row)
    }

    private static let erasureColumns: PostgresQuery = "id, subject_id, reason, state, suppressed, at"

    private static func erasure(_ row: PostgresRow) throws -> StoredErasure {
        let (id, person, reason, state, suppressed, at) = try row.decode(
            UUID.self, UUID.self, String.self, String.self, Bool.self, Date.self)
        return StoredErasure(id: id, person: person, reason: reason, state: state, suppressed: suppressed, at: at)
    }

    private static var erasureNotFound: Refusal {
        Refusal(.notFound, RefusalCode.notFound, rule: "There is no such erasure.")
    }

    /// The newest signed receipt of an erasure: the document itself.
    ///
    /// - Throws: `Refusal` 404.
    package func receipt(of erasure: UUID) async throws -> String {
        let rows = try await read(
            """
            SELECT document FROM erasure_receipt WHERE tenant_id = \(tenant) AND erasure_id = \(erasure)
            ORDER BY version DESC LIMIT 1
            """)
        guard let row = rows.first?.first else { throw Self.erasureNotFound }
        return try row.decode(String.self)
    }
}
