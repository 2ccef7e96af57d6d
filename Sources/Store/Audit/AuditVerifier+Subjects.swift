import Domain
import Foundation
import Postgres
import Vault

/// Subjects and their keys. What they must be follows from rows that are vouched for, so writing them costs no entry of
/// their own; a key is put under another epoch in place, so no digest of it would last.
extension AuditVerifier {
    func verifySubjects(
        _ tenant: UUID, _ transaction: PostgresTransaction, _ report: inout AuditReport
    ) async throws {
        let rows = try await transaction.query(Self.contradictions(in: tenant))
        for row in rows {
            let (id, code) = try row.decode(UUID.self, String.self)
            switch code {
            case "subject-missing": report.add(.rowMissing(.subject, id))
            case "subject-changed": report.add(.rowChanged(.subject, id))
            case "key-missing": report.add(.rowMissing(.wrappedKey, id))
            case "key-returned": report.add(.rowReturned(.wrappedKey, id))
            case "key-unknown": report.add(.rowUnknown(.wrappedKey, id))
            default: throw StoreError.unknownCode(column: "code")
            }
        }
        try await openKeys(tenant, transaction, &report)
    }

    /// Subjects that are not what the rows say of them, and keys that should be there or should not.
    ///
    /// Whoever has a record lives, and is restricted while a restriction stands; whoever has none is erased, and has no key
    /// of a compartment that dies with an erasure. A sign-up and a request have the key of their proof alone. The key of an
    /// erased person's proof goes when the log says that its term was over.
    private static func contradictions(in tenant: UUID) -> PostgresQuery {
        """
        WITH expected AS (
            SELECT p.id, 'person' AS kind, CASE WHEN EXISTS (
                SELECT FROM restriction r WHERE r.tenant_id = p.tenant_id AND r.subject_id = p.id AND r.lifted_at IS NULL)
                THEN 'restricted' ELSE 'active' END AS state
            FROM person p WHERE p.tenant_id = \(tenant)
            UNION ALL SELECT id, 'organization', 'active' FROM organization WHERE tenant_id = \(tenant)
            UNION ALL SELECT id, 'member', 'active' FROM member WHERE tenant_id = \(tenant)
            UNION ALL SELECT subject_id, 'quarantine', 'active' FROM import_row
                WHERE tenant_id = \(tenant) AND outcome = 'quarantined'
            UNION ALL SELECT id, 'quarantine', CASE state WHEN 'discarded' THEN 'erased' ELSE 'active' END FROM import_file
                WHERE tenant_id = \(tenant)
            UNION ALL SELECT subject_id, 'pending', 'active' FROM pending_signup
                WHERE tenant_id = \(tenant) AND subject_id IS NOT NULL
            UNION ALL SELECT subject_id, 'pending', 'active' FROM subject_request
                WHERE tenant_id = \(tenant) AND subject_id IS NOT NULL
        ), known AS (
            SELECT id, kind, state FROM subject WHERE tenant_id = \(tenant)
        ), keys AS (
            SELECT subject_id, compartment FROM wrapped_key WHERE tenant_id = \(tenant)
        )
        SELECT coalesce(k.id, e.id), CASE WHEN k.id IS NULL THEN 'subject-missing' ELSE 'subject-changed' END
        FROM known k FULL JOIN expected e ON e.id = k.id
        WHERE k.id IS NULL OR k.kind <> coalesce(e.kind, k.kind) OR k.state <> coalesce(e.state, 'erased')
        UNION ALL
        SELECT k.id, 'key-missing' FROM known k WHERE k.state <> 'erased'
            AND NOT EXISTS (SELECT FROM keys w WHERE w.subject_id = k.id
                AND w.compartment = CASE k.kind WHEN 'pending' THEN 3 ELSE 1 END)
        UNION ALL
        SELECT e.subject_id, 'key-missing' FROM (
            (SELECT subject_id FROM event_slot WHERE tenant_id = \(tenant) AND sealed IS NOT NULL
            UNION SELECT c.subject_id FROM consent_event c JOIN subject k ON k.tenant_id = c.tenant_id
                AND k.id = c.subject_id AND k.state <> 'erased'
                WHERE c.tenant_id = \(tenant) AND c.sealed IS NOT NULL
            UNION SELECT d.subject_id FROM reduction d WHERE d.tenant_id = \(tenant)
                AND NOT EXISTS (SELECT FROM audit_entry a JOIN subject k ON k.tenant_id = a.tenant_id
                    AND k.id = a.subject_id AND k.state = 'erased'
                    WHERE a.tenant_id = \(tenant) AND a.subject_id = d.subject_id
                        AND a.action = \(TenantScope.proofDestruction)))
            EXCEPT SELECT subject_id FROM wrapped_key WHERE tenant_id = \(tenant) AND compartment = 3) e
        UNION ALL
        SELECT k.id, 'key-returned' FROM known k WHERE k.state = 'erased'
            AND EXISTS (SELECT FROM wrapped_key w WHERE w.tenant_id = \(tenant) AND w.subject_id = k.id
                AND w.compartment IN (1, 2))
        UNION ALL
        SELECT w.subject_id, 'key-unknown' FROM keys w WHERE NOT EXISTS (SELECT FROM known k WHERE k.id = w.subject_id)
        ORDER BY 1, 2 LIMIT \(AuditReport.findingLimit + 1)
        """
    }

    /// Keys opened at a time.
    private static let keyPage = 2_000

    /// Opens every key: one with another byte, of another subject or of an earlier generation opens nowhere.
    private func openKeys(
        _ tenant: UUID, _ transaction: PostgresTransaction, _ report: inout AuditReport
    ) async throws {
        let vault = VaultHandle(vault: store.vault, tenant: tenant)
        var bound: PostgresQuery = "true"
        while true {
            let rows = try await transaction.query(
                """
                SELECT subject_id, compartment, term, generation, epoch, wrapped FROM wrapped_key
                WHERE tenant_id = \(tenant) AND \(fragment: bound)
                ORDER BY subject_id, compartment, term, generation LIMIT \(Self.keyPage)
                """)
            for row in rows {
                let (subject, number, term, generation, epoch, wrapped) = try row.decode(
                    UUID.self, Int16.self, Int32.self, Int32.self, Int32.self, [UInt8].self)
                bound = """
                    (subject_id, compartment, term, generation) > (\(subject), \(number), \(term), \(generation))
                    """
                report.rows += 1
                let key = VaultHandle.WrappedKey(generation: generation, epoch: epoch, wrapped: wrapped)
                guard let compartment = Compartment(rawValue: UInt8(clamping: number)) else {
                    throw StoreError.unknownCode(column: "compartment")
                }
                do {
                    try vault.withKey(key, of: subject, compartment, term: UInt32(bitPattern: term)) { _ in }
                } catch let error as VaultError where Self.speakOfBytes.contains(error.code) {
                    if try await stands(key, of: subject, tenant) { report.add(.rowChanged(.wrappedKey, subject)) }
                }
            }
            if rows.count < Self.keyPage || report.findingCount > AuditReport.findingLimit { return }
        }
    }

    private static let speakOfBytes: Set<VaultError.Code> = [
        .tampered, .unsupportedVersion, .unknownEpoch, .invalidInput,
    ]

    /// Whether the key lies there still: one that was wrapped anew while this verification looks at the past is no finding.
    private func stands(_ key: VaultHandle.WrappedKey, of subject: UUID, _ tenant: UUID) async throws -> Bool {
        let rows = try await store.postgres.segment(
            [
                "SELECT set_config('app.tenant', \(tenant.uuidString), true)",
                """
                SELECT 1 FROM wrapped_key WHERE tenant_id = \(tenant) AND subject_id = \(subject)
                    AND epoch = \(key.epoch) AND wrapped = \(key.wrapped)
                """,
            ], lane: .read)
        return rows.last?.isEmpty == false
    }
}
