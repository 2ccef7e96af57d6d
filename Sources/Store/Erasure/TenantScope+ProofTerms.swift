package import Domain
package import Foundation
import Postgres

/// What is left of people who are gone: the proof of what they agreed to and took back, for its term (R-56).
extension TenantScope {
    /// Consents that were given once, and when they ended, by `subject_id`: their proof outlives the subject.
    func proofs(of subjects: [UUID]) -> PostgresQuery {
        """
        SELECT subject_id, purpose_code, channel, min(at) FILTER (WHERE state = ANY (\(ConsentColumns.permitting))),
            (array_agg(at ORDER BY at DESC, id DESC))[1],
            (array_agg(state ORDER BY at DESC, id DESC))[1] = ANY (\(ConsentColumns.permitting)),
            (array_agg(valid_until ORDER BY at DESC, id DESC))[1]
        FROM consent_event WHERE tenant_id = \(tenant) AND subject_id = ANY (\(subjects))
        GROUP BY subject_id, purpose_code, channel, address_id
        """
    }

    /// A row of ``proofs(of:)``. A consent that ran out by its date ended then, whenever its person went: on the day before
    /// the midnight that ended it.
    func proof(_ row: PostgresRow) throws -> (subject: UUID, proof: ConsentProof) {
        let (subject, purpose, channel, givenAt, lastAt, isGiven, until) = try row.decode(
            UUID.self, String.self, String.self, Date?.self, Date.self, Bool.self, Date?.self)
        guard let channel = Channel(rawValue: channel) else { throw StoreError.unknownCode(column: "channel") }
        let ranOut = until.flatMap { $0 <= now ? $0.addingTimeInterval(-1) : nil }
        return (
            subject,
            ConsentProof(purpose: purpose, channel: channel, givenAt: givenAt, endedAt: isGiven ? ranOut : lastAt)
        )
    }

    /// Erased people of whom proof is left, by id, after the one named; at most `limit`.
    package func keptProof(after last: UUID? = nil, limit: Int = 500) async throws -> [KeptProof] {
        let begin = last ?? UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        let found = try await read(
            """
            SELECT s.id, (SELECT max(e.at) FROM erasure e WHERE e.tenant_id = s.tenant_id AND e.subject_id = s.id),
                (SELECT max(d.at) FROM reduction d WHERE d.tenant_id = s.tenant_id AND d.subject_id = s.id)
            FROM subject s WHERE s.tenant_id = \(tenant) AND s.kind = 'person' AND s.state = 'erased' AND s.id > \(begin)
                AND EXISTS (SELECT FROM wrapped_key w WHERE w.tenant_id = s.tenant_id AND w.subject_id = s.id
                    AND w.compartment = 3)
            ORDER BY s.id LIMIT \(limit)
            """)
        let people = try (found.first ?? []).map { try $0.decode(UUID.self, Date?.self, Date?.self) }
        if people.isEmpty { return [] }
        let rows = try await read(proofs(of: people.map(\.0))).first ?? []
        let proofs = Dictionary(grouping: try rows.map { try proof($0) }, by: \.subject)
        return people.map { person, erasedAt, reducedAt in
            KeptProof(
                person: person, proofs: (proofs[person] ?? []).map(\.proof), reducedAt: reducedAt, erasedAt: erasedAt)
        }
    }

    /// Destroys the proof of erased people: their evidence keys, and what their events say. The rows of the history and the
    /// commitments in the blocks stay, and nothing opens them.
    ///
    /// - Returns: Of how many people there was any.
    package func destroyProof(of people: [UUID]) async throws -> Int {
        let rows = try await write(
            .evidenceDestroy,
            """
            WITH due AS (
                SELECT id FROM subject WHERE tenant_id = \(tenant) AND id = ANY (\(people)) AND kind = 'person'
                    AND state = 'erased' ORDER BY id FOR UPDATE
            ), key AS (
                DELETE FROM wrapped_key w USING due WHERE w.tenant_id = \(tenant) AND w.subject_id = due.id
                    AND w.compartment = \(Self.evidence) RETURNING w.subject_id
            ), slots AS (
                UPDATE event_slot e SET sealed = NULL FROM due
                WHERE e.tenant_id = \(tenant) AND e.subject_id = due.id AND e.sealed IS NOT NULL
            ), noted AS (
                \(fragment: audit(from: """
                    (SELECT gen_random_uuid() AS id, \(Self.proofDestruction) AS action, NULL::smallint AS table_number,
                        NULL::uuid AS row_id, subject_id, NULL::bigint AS seal_version, NULL::bytea AS digest
                    FROM (SELECT DISTINCT subject_id FROM key) k) AS u
                    """))
            )
            SELECT DISTINCT subject_id FROM key
            """)
        return rows.first?.count ?? 0
    }

    /// What the log says of it: from then on no evidence key of hers is missed.
    static let proofDestruction = "evidence.destroy"

    private static let evidence = Int16(Compartment.evidence.rawValue)
}
