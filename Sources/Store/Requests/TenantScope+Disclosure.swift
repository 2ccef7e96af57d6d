import Domain
import Foundation
import Postgres
import Vault

/// Reads for a person what no page of hers shows.
extension TenantScope {
    /// Everything of ``DisclosedRecords``, of each kind at most 2,000; notes that it was handed out.
    ///
    /// - Throws: `Refusal` 404.
    package func disclosedRecords(of person: StoredPerson) async throws -> DisclosedRecords {
        let index = try await contactIndex()
        var pending: [[UInt8]] = []
        var suppression: [[UInt8]] = []
        var emails: [EmailTokens] = []
        for point in person.profile.contactPoints {
            // What an older normaliser took and this one refuses has no token to look for.
            guard let value = try? index.normalized(point.value, point.kind, field: "") else { continue }
            let waiting = try index.tokens(value, .pending)
            pending += waiting
            suppression += try index.tokens(value, .suppression)
            if point.kind == .email {
                emails.append(EmailTokens(subject: try index.tokens(value, .subject), pending: waiting))
            }
        }
        let own = try await ownTokens(of: person.id, emails)
        let rows = try await read(
            noticed(person.id, .person, action: "person.disclose"), reductionRows(of: person.id),
            """
            SELECT id, reason, imposed_at, notified_at, lifted_at FROM restriction
            WHERE tenant_id = \(tenant) AND subject_id = \(person.id) ORDER BY imposed_at, id LIMIT 2000
            """,
            formerRows(of: person.id), quarantinedRows(with: pending),
            """
            SELECT purpose_code, min(since) FROM suppression
            WHERE tenant_id = \(tenant) AND token = ANY (\(suppression)) GROUP BY purpose_code ORDER BY purpose_code
            """,
            signups("p.address_token = ANY (\(pending))"),
            requests(
                """
                (q.person_id = \(person.id) OR q.person_id IS NULL AND q.contact_token = ANY (\(own)))
                ORDER BY q.received_at, q.id LIMIT 2000
                """), messageRows(of: person.id), holdRows(of: person.id))
        guard rows.count == 10, !rows[0].isEmpty else { throw Self.personNotFound }
        return DisclosedRecords(
            reductions: try rows[1].map { try reduction($0, of: person.id) },
            restrictions: try rows[2].map { try Self.restriction($0, of: person.id) },
            holds: try rows[9].map { try Self.hold($0) },
            formerProfiles: try opened(rows[3], of: .importRow) { try former($0, of: person.id) },
            quarantined: try opened(rows[4], of: .importRow, quarantined),
            signups: try opened(rows[6], of: .pendingSignup, storedSignup),
            requests: try opened(rows[7], of: .subjectRequest, storedRequest),
            messages: try rows[8].map(Self.message),
            blocked: try rows[5].map { try $0.decode(String.self, Date.self) })
    }

    private func messageRows(of person: UUID) -> PostgresQuery {
        """
        SELECT c.subject, c.purpose_code, d.state, d.reason, d.basis, d.handed_over_at
        FROM delivery d JOIN campaign c ON c.tenant_id = d.tenant_id AND c.id = d.campaign_id
        WHERE d.tenant_id = \(tenant) AND d.subject_id = \(person) ORDER BY d.due, d.campaign_id LIMIT 2000
        """
    }

    private static func message(_ row: PostgresRow) throws -> DisclosedRecords.Message {
        let (subject, purpose, code, reason, basis, sentAt) = try row.decode(
            String.self, String.self, String.self, String?.self, String?.self, Date?.self)
        guard let state = MessageState(rawValue: code) else { throw StoreError.unknownCode(column: "state") }
        return DisclosedRecords.Message(
            subject: subject, purpose: purpose, state: state, reason: reason, basis: basis, sentAt: sentAt)
    }

    private func reductionRows(of person: UUID) -> PostgresQuery {
        """
        SELECT e.id, e.kind, e.purposes, e.channels, e.at, e.sealed, k.generation, k.epoch, k.wrapped
        FROM reduction e \(fragment: ConsentColumns.key(tenant))
        WHERE e.tenant_id = \(tenant) AND e.subject_id = \(person) ORDER BY e.at, e.id LIMIT 2000
        """
    }

    private func reduction(_ row: PostgresRow, of person: UUID) throws -> DisclosedRecords.Reduction {
        let id = try row.decode(column: 0, as: UUID.self)
        guard let kind = ReductionKind(rawValue: try row.decode(column: 1)) else {
            throw StoreError.unknownCode(column: "kind")
        }
        let scope = ReductionScope(
            purposes: try row.decode(column: 2, as: [String].self),
            channels: try row.decode(column: 3, as: [String].self))
        var detail: ConsentEventDetail?
        if let sealed = try row.decode(column: 5, as: [UInt8]?.self),
            try row.decode(column: 6, as: Int32?.self) != nil
        {
            do {
                detail = try vault.open(
                    sealed, under: try KeyColumns.key(row, from: 6), in: .evidence, .reduction, row: id, of: person,
                    sealVersion: 1
                ) { try ConsentEventDetail(decoding: $0) }
            } catch  where DamagedRow.isGone(error) {}
        }
        return DisclosedRecords.Reduction(
            reduction: StoredReduction(
                id: id, kind: kind, person: person, scope: scope, at: try row.decode(column: 4)), detail: detail)
    }

    private static func restriction(_ row: PostgresRow, of person: UUID) throws -> StoredRestriction {
        let (id, code, imposedAt, notifiedAt, liftedAt) = try row.decode(
            UUID.self, String.self, Date.self, Date?.self, Date?.self)
        guard let reason = RestrictionReason(rawValue: code) else { throw StoreError.unknownCode(column: "reason") }
        return StoredRestriction(
            id: id, person: person, reason: reason, imposedAt: imposedAt, notifiedAt: notifiedAt, liftedAt: liftedAt)
    }

    private func formerRows(of person: UUID) -> PostgresQuery {
        """
        SELECT i.batch_id, i.seal_version, i.sealed, k.generation, k.epoch, k.wrapped
        FROM import_row i \(fragment: KeyColumns.source(tenant, of: "i.subject_id"))
        WHERE i.tenant_id = \(tenant) AND i.subject_id = \(person) AND i.outcome = 'updated'
        ORDER BY i.batch_id, i.row_number LIMIT 2000
        """
    }

    private func former(_ row: PostgresRow, of person: UUID) throws -> DisclosedRecords.FormerProfile {
        let profile = try vault.open(
            try row.decode(column: 2), under: try KeyColumns.key(row, from: 3), .importRow, row: person, of: person,
            sealVersion: try row.decode(column: 1)
        ) { try PersonProfile(decoding: $0) }
        return DisclosedRecords.FormerProfile(batch: try row.decode(column: 0), profile: profile)
    }

    /// In the columns of ``quarantined(_:)``.
    private func quarantinedRows(with tokens: [[UInt8]]) -> PostgresQuery {
        """
        WITH found AS (
            SELECT i.row_number, i.reason, i.field, i.subject_id, i.seal_version, i.sealed, k.generation, k.epoch, k.wrapped
            FROM import_row i \(fragment: KeyColumns.source(tenant, of: "i.subject_id"))
            WHERE i.tenant_id = \(tenant) AND i.outcome = 'quarantined' AND i.subject_id IN (
                SELECT subject_id FROM quarantine_token WHERE tenant_id = \(tenant) AND token = ANY (\(tokens)))
            ORDER BY i.batch_id, i.row_number LIMIT 2000
        ), noted AS (\(fragment: readEntry(action: "quarantine.read", subject: "subject_id", from: "found")))
        SELECT * FROM found
        """
    }
}
