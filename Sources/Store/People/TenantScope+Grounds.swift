import Domain
package import Foundation
import Postgres

/// Why a person or an organisation is kept: its processing grounds.
extension TenantScope {
    /// Grounds of a subject, oldest first, `after` the last one of the previous page, at most 1,000; notes the reading.
    ///
    /// - Throws: `Refusal` 404 when there is no such subject.
    package func grounds(
        of subject: UUID, _ kind: SubjectKind, after: (at: Date, id: UUID)? = nil, limit: Int = 1_000
    ) async throws -> [StoredGround] {
        try await grounds(
            of: subject, kind, where: after.map { "(g.since, g.id) > (\($0.at), \($0.id))" } ?? "true", limit: limit)
    }

    /// One ground of a subject, and notes the reading.
    ///
    /// - Throws: `Refusal` 404 when there is no such subject, or no such ground of it.
    package func ground(_ id: UUID, of subject: UUID, _ kind: SubjectKind) async throws -> StoredGround {
        guard let ground = try await grounds(of: subject, kind, where: "g.id = \(id)", limit: 1).first else {
            throw kind.missing
        }
        return ground
    }

    private func grounds(
        of subject: UUID, _ kind: SubjectKind, where condition: PostgresQuery, limit: Int
    ) async throws -> [StoredGround] {
        let purposes = try await store.purposes(of: tenant)
        let zone = try await store.tenant(tenant).timeZone
        let rows = try await read(
            """
            WITH found AS (
                SELECT g.id, g.purpose_code, g.legal_basis, g.since, g.until, g.ended_at, g.end_rule, g.seal_version, g.sealed,
                    k.generation, k.epoch, k.wrapped
                FROM processing_ground g JOIN \(fragment: kind.record) p ON p.tenant_id = g.tenant_id AND p.id = g.subject_id
                \(fragment: KeyColumns.source(tenant, of: "\(subject)"))
                WHERE g.tenant_id = \(tenant) AND g.subject_id = \(subject) AND \(fragment: condition)
                    AND \(fragment: sees("g.subject_id"))
                ORDER BY g.since, g.id LIMIT \(limit)
            ), noted AS (
                \(fragment: readEntry(action: "processing.read", subject: "\(subject)", from: "(SELECT FROM found LIMIT 1) f"))
            )
            SELECT * FROM found ORDER BY since, id
            """)
        guard let rows = rows.first, !rows.isEmpty else { throw kind.missing }
        return try rows.map { try ground($0, of: subject, purposes: purposes, zone) }
    }

    private func ground(
        _ row: PostgresRow, of subject: UUID, purposes: [PurposeRules], _ zone: TimeZone
    ) throws -> StoredGround {
        let id = try row.decode(column: 0, as: UUID.self)
        let purpose = try row.decode(column: 1, as: String.self)
        guard let basis = LegalBasis(rawValue: try row.decode(column: 2)) else {
            throw StoreError.unknownCode(column: "legal_basis")
        }
        guard let endRule = EndRule(code: try row.decode(column: 6)) else {
            throw StoreError.unknownCode(column: "end_rule")
        }
        let detail = try vault.open(
            try row.decode(column: 8), under: try KeyColumns.key(row, from: 9), .processingGround, row: id,
            of: subject, sealVersion: try row.decode(column: 7)
        ) { try GroundDetail(decoding: $0) }
        let rules = purposes.first { $0.code == purpose }
        let ground = ProcessingGround(
            id: id, purpose: purpose, basis: basis, marketing: rules?.marketing ?? false,
            since: try row.decode(column: 3), until: try row.decode(column: 4), endedAt: try row.decode(column: 5),
            endRule: endRule)
        return StoredGround(ground: ground.bounded(by: rules, in: zone), detail: detail)
    }

    /// Adds a ground to a living person; the old ones stay as they are (R-03).
    ///
    /// - Throws: `Refusal` 404 when she is gone, `objected` for direct marketing that she objected to.
    package func add(_ draft: GroundDraft, to person: StoredPerson) async throws {
        try await add(draft, to: KeyedSubject(person))
    }

    /// Adds a ground to an organisation that is there; the old ones stay as they are (R-03).
    ///
    /// - Throws: `Refusal` 404 when it is gone.
    package func add(_ draft: GroundDraft, to organization: StoredOrganization) async throws {
        try await add(draft, to: KeyedSubject(organization))
    }

    private func add(_ draft: GroundDraft, to subject: KeyedSubject) async throws {
        let sealed = try vault.seal(
            draft.detail.encoded(), under: subject.key, .processingGround, row: draft.id, of: subject.id,
            sealVersion: 1)
        let digest = RowDigests.ground(
            id: draft.id, sealVersion: 1, subject: subject.id, purpose: draft.purpose,
            legalBasis: draft.legalBasis.rawValue, since: draft.since, until: draft.until, endedAt: nil, sealed: sealed)
        let rows = try await write(
            .groundAdd,
            [
                // An objection that is under way is waited for, and seen by the next statement.
                """
                SELECT 1 FROM subject WHERE tenant_id = \(tenant) AND id = \(subject.id) AND state <> 'erased' FOR SHARE
                """,
                """
                WITH held AS (
                    SELECT id FROM subject WHERE tenant_id = \(tenant) AND id = \(subject.id) AND state <> 'erased'
                        AND \(fragment: KeyColumns.isCurrent(subject.key, of: subject.id, tenant))
                        AND NOT (EXISTS (SELECT FROM purpose p WHERE p.tenant_id = \(tenant) AND p.code = \(draft.purpose)
                                AND p.marketing)
                            AND EXISTS (SELECT FROM reduction r WHERE r.tenant_id = \(tenant)
                                AND r.subject_id = \(subject.id) AND r.ends_marketing))
                ), added AS (
                    INSERT INTO processing_ground (tenant_id, id, subject_id, purpose_code, legal_basis, since, until, end_rule,
                        seal_version, sealed)
                    SELECT \(tenant), \(draft.id), id, \(draft.purpose), \(draft.legalBasis.rawValue), \(draft.since),
                        \(draft.until), \(draft.endRule), 1, \(sealed) FROM held RETURNING id
                ), noted AS (
                    \(fragment: audit(
                        AuditRecord(
                            action: "ground.add", table: .processingGround, row: draft.id, subject: subject.id, sealVersion: 1,
                            digest: digest),
                        forEach: "added"))
                )
                SELECT id FROM added
                """,
            ] + answer(making: draft.id, in: "processing_ground"))
        guard rows.first?.isEmpty == false else { throw subject.kind.missing }
        guard rows.count > 1, !rows[1].isEmpty else {
            try await requireCurrent(subject.key, of: subject.id)
            throw Refusal(
                .refused, RefusalCode.objected, field: "processing.purpose",
                rule: "An objection is final, Art. 21(3) GDPR.")
        }
    }
}
