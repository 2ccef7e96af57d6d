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
    ///
    /// `usedAt`: When one for telephone was last made use of.
    func proof(_ row: PostgresRow, usedAt: Date?) throws -> (subject: UUID, proof: ConsentProof) {
        let (subject, purpose, channel, givenAt, lastAt, isGiven, until) = try row.decode(
            UUID.self, String.self, String.self, Date?.self, Date.self, Bool.self, Date?.self)
        guard let channel = Channel(rawValue: channel) else { throw StoreError.unknownCode(column: "channel") }
        let ranOut = until.flatMap { $0 <= now ? $0.addingTimeInterval(-1) : nil }
        return (
            subject,
            ConsentProof(
                purpose: purpose, channel: channel, givenAt: givenAt, lastUsedAt: channel == .phone ? usedAt : nil,
                endedAt: isGiven ? ranOut : lastAt)
        )
    }

    /// The query for the last call with somebody for which a consent of hers stood, one that she brought along from a record
    /// that was joined to hers included (§ 7a(2) UWG); one row, of NULL where there was none.
    func lastCall(of person: UUID, by moment: Date) -> PostgresQuery {
        let isCall: PostgresQuery =
            "a.kind = 'call' AND a.deleted_at IS NULL AND a.happened_at BETWEEN g.at AND \(moment)"
        return """
            WITH RECURSIVE line AS (
                SELECT \(person) AS id UNION
                SELECT e.subject_id FROM erasure e JOIN line l ON e.merged_into = l.id WHERE e.tenant_id = \(tenant)
            )
            SELECT max(c.happened_at) FROM line
            JOIN consent_event g ON g.tenant_id = \(tenant) AND g.subject_id = line.id AND g.channel = 'phone'
                AND g.state = ANY (\(ConsentColumns.permitting))
            CROSS JOIN LATERAL (
                SELECT a.happened_at FROM activity a WHERE a.tenant_id = \(tenant) AND a.subject_id = \(person)
                    AND \(fragment: isCall)
                UNION ALL
                SELECT a.happened_at FROM participant t JOIN activity a ON a.tenant_id = t.tenant_id AND a.id = t.activity_id
                WHERE t.tenant_id = \(tenant) AND t.person_id = \(person) AND \(fragment: isCall)
            ) c
            WHERE (g.valid_until IS NULL OR c.happened_at < g.valid_until)
                AND NOT EXISTS (SELECT FROM consent_event w WHERE w.tenant_id = \(tenant) AND w.subject_id = g.subject_id
                    AND w.purpose_code = g.purpose_code AND w.channel = g.channel
                    AND w.address_id IS NOT DISTINCT FROM g.address_id AND w.at > g.at AND w.at <= c.happened_at
                    AND w.state <> ALL (\(ConsentColumns.permitting)))
            """
    }

    /// Erased people of whom proof is left, by id, after the one named; at most `limit`.
    ///
    /// Somebody whose record was joined to another one is gone when that one is: what she agreed to has carried it since.
    package func keptProof(after last: UUID? = nil, limit: Int = 500) async throws -> [KeptProof] {
        let begin = last ?? Self.leastID
        let found = try await read(
            """
            WITH RECURSIVE page AS (
                SELECT s.id FROM subject s
                WHERE s.tenant_id = \(tenant) AND s.kind = 'person' AND s.state = 'erased' AND s.id > \(begin)
                    AND EXISTS (SELECT FROM wrapped_key w WHERE w.tenant_id = s.tenant_id AND w.subject_id = s.id
                        AND w.compartment = \(Self.evidence))
                ORDER BY s.id LIMIT \(limit)
            ), line AS (
                SELECT page.id, page.id AS member FROM page UNION
                SELECT line.id, e.merged_into FROM line JOIN erasure e ON e.tenant_id = \(tenant)
                    AND e.subject_id = line.member WHERE e.merged_into IS NOT NULL
            )
            SELECT line.id, max(e.at), max(e.phone_used_at),
                (SELECT max(d.at) FROM reduction d WHERE d.tenant_id = \(tenant) AND d.subject_id = line.id),
                COALESCE(bool_or(s.state <> 'erased' OR e.reason = 'merged' AND e.merged_into IS NULL), false)
            FROM line JOIN subject s ON s.tenant_id = \(tenant) AND s.id = line.member
            LEFT JOIN erasure e ON e.tenant_id = \(tenant) AND e.subject_id = line.member
            GROUP BY line.id ORDER BY line.id
            """)
        let people = try (found.first ?? []).map {
            try $0.decode(UUID.self, Date?.self, Date?.self, Date?.self, Bool.self)
        }
        if people.isEmpty { return [] }
        let used = Dictionary(people.map { ($0.0, $0.2) }) { first, _ in first }
        let rows = try await read(proofs(of: people.map(\.0))).first ?? []
        let proofs = Dictionary(
            grouping: try rows.map { row in
                try proof(row, usedAt: used[try row.decode(column: 0, as: UUID.self)] ?? nil)
            }, by: \.subject)
        return people.map { person, erasedAt, _, reducedAt, livesOn in
            KeptProof(
                person: person, proofs: (proofs[person] ?? []).map(\.proof), reducedAt: reducedAt, erasedAt: erasedAt,
                livesOn: livesOn)
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
