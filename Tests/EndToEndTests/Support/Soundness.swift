import Foundation
import Testing

/// What holds in every database whatever was killed when: nothing is half done.
struct Soundness: Sendable {
    let installation: Installation

    /// Rules as statements that count what breaks them. `busy` rules hold only while no import runs.
    private static let rules: [(rule: String, statement: String)] = [
        (
            "a person has her living subject",
            """
            SELECT count(*) FROM person p WHERE NOT EXISTS (SELECT FROM subject s WHERE s.tenant_id = p.tenant_id
                AND s.id = p.id AND s.kind = 'person' AND s.state <> 'erased')
            """
        ),
        (
            "a living subject has its person",
            """
            SELECT count(*) FROM subject s WHERE s.kind = 'person' AND s.state <> 'erased'
                AND NOT EXISTS (SELECT FROM person p WHERE p.tenant_id = s.tenant_id AND p.id = s.id)
            """
        ),
        (
            "an organisation has its living subject, and a living subject its organisation",
            """
            SELECT (SELECT count(*) FROM organization o WHERE NOT EXISTS (SELECT FROM subject s
                    WHERE s.tenant_id = o.tenant_id AND s.id = o.id AND s.kind = 'organization' AND s.state <> 'erased'))
                + (SELECT count(*) FROM subject s WHERE s.kind = 'organization' AND s.state <> 'erased' AND NOT EXISTS (
                    SELECT FROM organization o WHERE o.tenant_id = s.tenant_id AND o.id = s.id))
            """
        ),
        (
            "an activity lies under a living subject, and so do those who take part",
            """
            SELECT (SELECT count(*) FROM activity a JOIN subject s ON s.tenant_id = a.tenant_id AND s.id = a.subject_id
                    WHERE s.state = 'erased')
                + (SELECT count(*) FROM participant t JOIN subject s ON s.tenant_id = t.tenant_id AND s.id = t.person_id
                    WHERE s.state = 'erased')
            """
        ),
        (
            "a person has a key",
            """
            SELECT count(*) FROM person p WHERE (SELECT count(*) FROM wrapped_key k WHERE k.tenant_id = p.tenant_id
                AND k.subject_id = p.id AND k.compartment = 1) <> 1
            """
        ),
        (
            "a person has a ground",
            """
            SELECT count(*) FROM person p WHERE NOT EXISTS (SELECT FROM processing_ground g
                WHERE g.tenant_id = p.tenant_id AND g.subject_id = p.id AND g.id = p.ground_id)
            """
        ),
        (
            "a person has the token of her address; invented people have several",
            """
            SELECT count(*) FROM person p WHERE (SELECT count(*) FROM contact_point c
                WHERE c.tenant_id = p.tenant_id AND c.person_id = p.id) <> 1
                AND NOT EXISTS (SELECT FROM import_batch b WHERE b.id = p.import_batch_id AND b.duplicates_policy = 'both')
            """
        ),
        (
            "nothing of an erased subject is left",
            """
            SELECT count(*) FROM subject s WHERE s.state = 'erased' AND (
                EXISTS (SELECT FROM wrapped_key k WHERE k.tenant_id = s.tenant_id AND k.subject_id = s.id
                    AND k.compartment IN (1, 2))
                OR EXISTS (SELECT FROM contact_point c WHERE c.tenant_id = s.tenant_id AND c.person_id = s.id)
                OR EXISTS (SELECT FROM processing_ground g WHERE g.tenant_id = s.tenant_id AND g.subject_id = s.id)
                OR EXISTS (SELECT FROM employment e WHERE e.tenant_id = s.tenant_id
                    AND (e.person_id = s.id OR e.organization_id = s.id))
                OR EXISTS (SELECT FROM organization_contact_point c WHERE c.tenant_id = s.tenant_id
                    AND c.organization_id = s.id)
                OR EXISTS (SELECT FROM consent c WHERE c.tenant_id = s.tenant_id AND c.subject_id = s.id)
                OR EXISTS (SELECT FROM person_link l WHERE l.tenant_id = s.tenant_id AND l.subject_id = s.id)
                OR EXISTS (SELECT FROM delivery d WHERE d.tenant_id = s.tenant_id AND d.subject_id = s.id)
                OR EXISTS (SELECT FROM import_row r WHERE r.tenant_id = s.tenant_id AND r.subject_id = s.id)
                OR EXISTS (SELECT FROM idempotency i WHERE i.tenant_id = s.tenant_id AND i.resource_id = s.id))
            """
        ),
        (
            "an erasure has its receipt, its event, its entry and its erased subject",
            """
            SELECT count(*) FROM erasure e WHERE NOT (
                EXISTS (SELECT FROM erasure_receipt r WHERE r.tenant_id = e.tenant_id AND r.erasure_id = e.id)
                AND EXISTS (SELECT FROM event_slot v WHERE v.tenant_id = e.tenant_id AND v.subject_id = e.subject_id)
                AND EXISTS (SELECT FROM audit_entry a WHERE a.tenant_id = e.tenant_id AND a.subject_id = e.subject_id
                    AND a.action IN ('person.erase', 'organization.erase'))
                AND EXISTS (SELECT FROM subject s WHERE s.tenant_id = e.tenant_id AND s.id = e.subject_id
                    AND s.state = 'erased'))
            """
        ),
        (
            "a batch counts what it did",
            """
            WITH made AS (
                SELECT p.import_batch_id AS id, count(*) AS people FROM audit_entry a
                JOIN person p ON p.tenant_id = a.tenant_id AND p.id = a.row_id WHERE a.action = 'person.create' GROUP BY 1
            ), kept AS (
                SELECT batch_id AS id, count(*) AS rows FROM import_row WHERE outcome = 'quarantined' GROUP BY 1
            ), discarded AS (
                SELECT row_id AS id, count(*) AS rows FROM audit_entry WHERE action = 'import.discard' GROUP BY 1
            ), expired AS (
                SELECT tenant_id, count(*) AS rows FROM audit_entry WHERE action = 'quarantine.expire' GROUP BY 1
            )
            SELECT count(*) FROM import_batch b LEFT JOIN made USING (id) LEFT JOIN kept USING (id)
                LEFT JOIN discarded USING (id) LEFT JOIN expired USING (tenant_id)
            WHERE row_count - imported - updated - duplicates - quarantined - coalesce(discarded.rows, 0)
                    NOT BETWEEN 0 AND coalesce(expired.rows, 0)
                OR next_row <> row_count + 1
                OR (state NOT IN ('undoing', 'undone')
                    AND (imported <> coalesce(made.people, 0) OR quarantined <> coalesce(kept.rows, 0)))
            """
        ),
        ("no import runs that nobody carries on", "SELECT count(*) FROM import_batch WHERE state = 'running'"),
        (
            "a row in quarantine and a file have their key, and a quarantined subject its row or file",
            """
            SELECT count(*) FROM subject s WHERE s.kind = 'quarantine' AND s.state <> 'erased' AND NOT (
                EXISTS (SELECT FROM wrapped_key k WHERE k.tenant_id = s.tenant_id AND k.subject_id = s.id)
                AND (EXISTS (SELECT FROM import_row r WHERE r.tenant_id = s.tenant_id AND r.subject_id = s.id)
                    OR EXISTS (SELECT FROM import_file f WHERE f.tenant_id = s.tenant_id AND f.id = s.id)))
            """
        ),
        (
            "a sign-up that waits has its subject and its key, and nothing but it and a request waits",
            """
            SELECT (SELECT count(*) FROM pending_signup p WHERE p.state IN ('waiting', 'sent') AND NOT EXISTS (
                    SELECT FROM wrapped_key k WHERE k.tenant_id = p.tenant_id AND k.subject_id = p.subject_id))
                + (SELECT count(*) FROM subject s WHERE s.kind = 'pending' AND NOT EXISTS (
                    SELECT FROM pending_signup p WHERE p.tenant_id = s.tenant_id AND p.subject_id = s.id
                    UNION ALL SELECT FROM subject_request q WHERE q.tenant_id = s.tenant_id AND q.subject_id = s.id))
            """
        ),
        (
            "a tenant has keys, purposes, streams and an owner who can log in or was invited",
            """
            SELECT count(*) FROM tenant t WHERE NOT (
                EXISTS (SELECT FROM tenant_key_state k WHERE k.tenant_id = t.id AND k.state = 'active')
                AND (SELECT count(*) FROM index_key_state k WHERE k.tenant_id = t.id AND k.state = 'active') = 4
                AND (SELECT count(*) FROM purpose p WHERE p.tenant_id = t.id) >= 4
                AND (SELECT count(DISTINCT s.lane) FROM stream s WHERE s.tenant_id = t.id) = 3
                AND EXISTS (SELECT FROM member m JOIN login l ON l.tenant_id = m.tenant_id AND l.member_id = m.id
                    WHERE m.tenant_id = t.id AND m.role = 'owner'))
            """
        ),
    ]

    /// Expects every rule to hold, every erasure to stand in the ledger file, and the log to verify; `obhutd` serves.
    func expect(_ moment: String) async throws {
        let superuser = Superuser(installation: installation)
        for (rule, statement) in Self.rules {
            #expect(try await superuser.number(statement) == 0, "\(moment): \(rule)")
        }
        let ledger = [UInt8](try Data(contentsOf: URL(filePath: installation.keystore + "/erasure.ledger")))
        for id in try await superuser.query("SELECT id FROM erasure") {
            #expect(Self.holds(ledger, id), "\(moment): erasure \(id) is missing in the ledger file")
        }
        let verified = try await installation.obhut("audit", "verify")
        #expect(verified.code == 0, "\(moment): \(verified)")
    }

    /// Whether the ledger file names an id.
    private static func holds(_ ledger: [UInt8], _ id: String) -> Bool {
        guard let id = UUID(uuidString: id) else { return false }
        let bytes = withUnsafeBytes(of: id.uuid) { Array($0) }
        return ledger.withUnsafeBytes { NeedleScanner.contains($0, bytes) }
    }
}
