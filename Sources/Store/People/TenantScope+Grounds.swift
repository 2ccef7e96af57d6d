import Domain
package import Foundation
import Postgres
import Vault

/// Why a person is kept: her processing grounds.
extension TenantScope {
    /// Grounds of a person, oldest first, `after` the last one of the previous page, at most 1,000; notes the reading.
    ///
    /// - Throws: `Refusal` 404 when there is no such person.
    package func grounds(
        of person: UUID, after: (at: Date, id: UUID)? = nil, limit: Int = 1_000
    ) async throws -> [StoredGround] {
        try await grounds(
            of: person, where: after.map { "(g.since, g.id) > (\($0.at), \($0.id))" } ?? "true", limit: limit)
    }

    /// One ground of a person, and notes the reading.
    ///
    /// - Throws: `Refusal` 404 when there is no such person, or no such ground of hers.
    package func ground(_ id: UUID, of person: UUID) async throws -> StoredGround {
        guard let ground = try await grounds(of: person, where: "g.id = \(id)", limit: 1).first else {
            throw Self.personNotFound
        }
        return ground
    }

    private func grounds(of person: UUID, where condition: PostgresQuery, limit: Int) async throws -> [StoredGround] {
        let purposes = try await store.purposes(of: tenant)
        let rows = try await read(
            """
            WITH found AS (
                SELECT g.id, g.purpose_code, g.legal_basis, g.since, g.until, g.ended_at, g.end_rule, g.seal_version, g.sealed,
                    k.generation, k.epoch, k.wrapped
                FROM processing_ground g JOIN person p ON p.tenant_id = g.tenant_id AND p.id = g.subject_id
                CROSS JOIN LATERAL (
                    SELECT generation, epoch, wrapped FROM wrapped_key w
                    WHERE w.tenant_id = \(tenant) AND w.subject_id = \(person) AND w.compartment = 1 AND w.term = 0
                    ORDER BY generation DESC LIMIT 1) k
                WHERE g.tenant_id = \(tenant) AND g.subject_id = \(person) AND \(fragment: condition)
                    AND \(fragment: sees("g.subject_id"))
                ORDER BY g.since, g.id LIMIT \(limit)
            ), noted AS (
                \(fragment: readEntry(action: "processing.read", subject: "\(person)", from: "(SELECT FROM found LIMIT 1) f"))
            )
            SELECT * FROM found ORDER BY since, id
            """)
        guard let rows = rows.first, !rows.isEmpty else { throw Self.personNotFound }
        return try rows.map { try ground($0, of: person, purposes: purposes) }
    }

    private func ground(_ row: PostgresRow, of person: UUID, purposes: [PurposeRules]) throws -> StoredGround {
        let (id, purpose, basis, since, until, endedAt, endRule, sealVersion, sealed, generation, epoch, wrapped) =
            try row.decode(
                UUID.self, String.self, String.self, Date.self, Date?.self, Date?.self, String.self, Int64.self,
                [UInt8].self, Int32.self, Int32.self, [UInt8].self)
        guard let basis = LegalBasis(rawValue: basis) else { throw StoreError.unknownCode(column: "legal_basis") }
        guard let endRule = EndRule(code: endRule) else { throw StoreError.unknownCode(column: "end_rule") }
        let key = VaultHandle.WrappedKey(generation: generation, epoch: epoch, wrapped: wrapped)
        let place = vault.place(
            .processingGround, row: id, subject: person, .profile, generation: generation, sealVersion: sealVersion)
        let detail = try vault.withKey(key, of: person, .profile) { subjectKey in
            try vault.vault.open(sealed, under: subjectKey, place) { try GroundDetail(decoding: $0) }
        }
        let marketing = purposes.first { $0.code == purpose }?.marketing ?? false
        return StoredGround(
            ground: ProcessingGround(
                id: id, purpose: purpose, basis: basis, marketing: marketing, since: since, until: until,
                endedAt: endedAt, endRule: endRule),
            detail: detail)
    }

    /// Adds a ground to a living person; the old ones stay as they are (R-03).
    ///
    /// - Throws: `Refusal` 404 when she is gone.
    package func add(_ draft: GroundDraft, to person: StoredPerson) async throws {
        let place = vault.place(
            .processingGround, row: draft.id, subject: person.id, .profile, generation: person.key.generation,
            sealVersion: 1)
        let sealed = try vault.withKey(person.key, of: person.id, .profile) { key in
            try vault.vault.seal(draft.detail.encoded(), under: key, place)
        }
        let digest = RowDigests.ground(
            id: draft.id, sealVersion: 1, subject: person.id, purpose: draft.purpose,
            legalBasis: draft.legalBasis.rawValue, since: draft.since, until: draft.until, endedAt: nil, sealed: sealed)
        let rows = try await write(
            """
            WITH held AS (
                SELECT id FROM subject WHERE tenant_id = \(tenant) AND id = \(person.id) AND state <> 'erased' FOR SHARE
            ), added AS (
                INSERT INTO processing_ground (tenant_id, id, subject_id, purpose_code, legal_basis, since, until, end_rule,
                    seal_version, sealed)
                SELECT \(tenant), \(draft.id), id, \(draft.purpose), \(draft.legalBasis.rawValue), \(draft.since),
                    \(draft.until), \(draft.endRule), 1, \(sealed) FROM held RETURNING id
            ), noted AS (
                \(fragment: audit(
                    AuditRecord(
                        action: "ground.add", table: .processingGround, row: draft.id, subject: person.id, sealVersion: 1,
                        digest: digest),
                    forEach: "added"))
            )
            SELECT id FROM added
            """)
        guard rows.first?.isEmpty == false else { throw Self.personNotFound }
    }
}
