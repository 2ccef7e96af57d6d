import Domain
import Foundation
import Ledger
import Postgres
import Vault

extension TenantScope {
    /// Rows handled at once.
    private static let verifiedPage = 2_000

    /// Holds the tenant's consents against what proves them; nothing of anybody is shown, so nothing is noted.
    package func verifyConsents() async throws -> ConsentReport {
        var report = ConsentReport()
        try await verifyStates(&report)
        try await verifyTexts(&report)
        try await verifyEvents(&report)
        try await verifySlots(&report)
        return report
    }

    /// The projection is what the last event of each consent says. Of records that were joined the stricter word holds and stays
    /// with the record it was said to: what counts then is what came after the joining.
    private func verifyStates(_ report: inout ConsentReport) async throws {
        let rows = try await read(
            """
            SELECT count(*) FROM consent WHERE tenant_id = \(tenant)
            """,
            """
            SELECT c.event_id, c.subject_id FROM consent c
            LEFT JOIN consent_event e ON e.tenant_id = c.tenant_id AND e.id = c.event_id
            LEFT JOIN LATERAL (
                SELECT max(a.at) AS at FROM audit_entry a WHERE a.tenant_id = c.tenant_id AND a.subject_id = c.subject_id
                    AND a.action = 'person.merge') m ON e.subject_id <> c.subject_id
            WHERE c.tenant_id = \(tenant) AND (
                (e.purpose_code, e.channel, e.state, e.at) IS DISTINCT FROM (c.purpose_code, c.channel, c.state, c.since)
                OR e.valid_until IS DISTINCT FROM c.valid_until OR (e.subject_id <> c.subject_id AND m.at IS NULL)
                OR EXISTS (SELECT FROM consent_event n WHERE n.tenant_id = c.tenant_id AND n.subject_id = c.subject_id
                    AND n.purpose_code = c.purpose_code AND n.channel = c.channel AND n.address_id = c.address_id
                    AND n.id <> c.event_id AND n.at > coalesce(m.at, c.since)))
            ORDER BY c.subject_id LIMIT \(ConsentReport.limit)
            """,
            """
            SELECT DISTINCT ON (e.subject_id, e.purpose_code, e.channel, e.address_id) e.id, e.subject_id FROM consent_event e
            JOIN person p ON p.tenant_id = e.tenant_id AND p.id = e.subject_id
            WHERE e.tenant_id = \(tenant) AND NOT EXISTS (SELECT FROM consent c WHERE c.tenant_id = e.tenant_id
                AND c.subject_id = e.subject_id AND c.purpose_code = e.purpose_code AND c.channel = e.channel
                AND c.address_id = e.address_id)
            ORDER BY e.subject_id, e.purpose_code, e.channel, e.address_id, e.at DESC LIMIT \(ConsentReport.limit)
            """)
        guard let counted = rows[0].first else { throw StoreError.missingRow }
        let count = try counted.decode(Int64.self)
        report.consents = Int(count)
        for row in rows[1] {
            let (id, person) = try row.decode(UUID.self, UUID.self)
            report.add(.stateDiffers, id, of: person)
        }
        for row in rows[2] {
            let (id, person) = try row.decode(UUID.self, UUID.self)
            report.add(.consentMissing, id, of: person)
        }
    }

    private func verifyTexts(_ report: inout ConsentReport) async throws {
        let rows = try await read(
            "SELECT hash, kind, language, body FROM wording WHERE tenant_id = \(tenant) ORDER BY hash LIMIT 20000")
        for row in rows.first ?? [] {
            let (hash, kind, language, body) = try row.decode([UInt8].self, String.self, String.self, String.self)
            report.texts += 1
            let computed = WordingKind(rawValue: kind).map { ContentAddress.of(body, $0, language: language) }
            if computed != hash { report.add(.textChanged) }
        }
    }

    /// Every sealed detail opens under the key of its person, as long as the key is there.
    private func verifyEvents(_ report: inout ConsentReport) async throws {
        var last = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        while true {
            let rows =
                try await read(
                    """
                    SELECT \(fragment: ConsentColumns.selection) FROM consent_event e \(fragment: ConsentColumns.key(tenant))
                    WHERE e.tenant_id = \(tenant) AND e.id > \(last) ORDER BY e.id LIMIT \(Self.verifiedPage)
                    """
                ).first ?? []
            for row in rows {
                last = try row.decode(column: 0)
                report.events += 1
                do {
                    _ = try ConsentColumns.event(row, vault: vault)
                } catch is VaultError {
                    report.add(.unreadable, last, of: try row.decode(column: 1))
                } catch is RecordError {
                    report.add(.unreadable, last, of: try row.decode(column: 1))
                }
            }
            if rows.count < Self.verifiedPage { return }
        }
    }

    /// Every event of the lanes whose payload can be opened is the one its commitment was made of.
    private func verifySlots(_ report: inout ConsentReport) async throws {
        var last = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        while true {
            let rows =
                try await read(
                    """
                    SELECT e.id, e.subject_id, e.commitment, e.sealed, k.generation, k.epoch, k.wrapped
                    FROM event_slot e CROSS JOIN LATERAL (
                        \(fragment: KeyColumns.newest(tenant, of: "e.subject_id", .evidence))) k
                    WHERE e.tenant_id = \(tenant) AND e.sealed IS NOT NULL AND e.id > \(last)
                    ORDER BY e.id LIMIT \(Self.verifiedPage)
                    """
                ).first ?? []
            for row in rows {
                last = try row.decode(column: 0)
                let person = try row.decode(column: 1, as: UUID.self)
                do {
                    let bytes = try vault.open(
                        try row.decode(column: 3), under: try KeyColumns.key(row, from: 4), in: .evidence, .eventSlot,
                        row: last, of: person, sealVersion: 1
                    ) { Array($0) }
                    report.commitments += 1
                    let payload = CommittedPayload(bytes: bytes)
                    if payload?.commitment.digest.bytes != (try row.decode(column: 2, as: [UInt8].self)) {
                        report.add(.commitmentBroken, last, of: person)
                    }
                } catch is VaultError {
                    report.add(.unreadable, last, of: person)
                }
            }
            if rows.count < Self.verifiedPage { return }
        }
    }
}
