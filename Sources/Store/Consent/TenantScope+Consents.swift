import Domain
package import Foundation
import Postgres

/// A person's consents: where they stand, and how they came there.
extension TenantScope {
    /// Every consent of a person by purpose, channel and address, and notes the reading; at most 2,000.
    ///
    /// - Throws: `Refusal` 404.
    package func consents(of person: UUID) async throws -> [StoredConsent] {
        let rows = try await read(
            noticed(person, .person, action: "consents.read"), Self.consentRows(of: person, tenant, at: now))
        guard rows.count == 2, !rows[0].isEmpty else { throw Self.personNotFound }
        // A state is told even where its proof is damaged: it is a projection, and decides what may be sent.
        return try rows[1].map { try Self.consent($0, vault: vault, heedsDamage: false).stored }
    }

    /// The history of a person's consents, newest first, and notes the reading.
    ///
    /// `after`: the last event of the previous page. `limit`: 1–201.
    /// - Throws: `Refusal` 404.
    package func consentHistory(
        of person: UUID, after: (at: Date, id: UUID)? = nil, limit: Int
    ) async throws -> [StoredConsentEvent] {
        try await page(
            of: .consentEvent, after: after, limit: limit,
            read: { try await historyRows(of: person, after: $0, limit: $1) },
            open: { try ConsentColumns.event($0, wording: ConsentColumns.count, vault: vault) },
            cursor: { (at: try $0.decode(column: 7, as: Date.self), id: try $0.decode(column: 0, as: UUID.self)) })
    }

    private func historyRows(
        of person: UUID, after: (at: Date, id: UUID)?, limit: Int
    ) async throws -> [PostgresRow] {
        let bound: PostgresQuery = after.map { "AND (e.at, e.id) < (\($0.at), \($0.id))" } ?? ""
        let rows = try await read(
            noticed(person, .person, action: "consents.read"),
            """
            SELECT \(fragment: ConsentColumns.selection), w.body FROM consent_event e
            LEFT JOIN wording w ON w.tenant_id = e.tenant_id AND w.hash = e.wording_hash
            \(fragment: ConsentColumns.key(tenant))
            WHERE e.tenant_id = \(tenant) AND e.subject_id = \(person) \(fragment: bound)
            ORDER BY e.at DESC, e.id DESC LIMIT \(limit)
            """)
        guard rows.count == 2, !rows[0].isEmpty else { throw Self.personNotFound }
        return rows[1]
    }

    /// The projection with the event behind each row; a consent that has run out by its date counts as expired, since then.
    static func consentRows(of person: UUID, _ tenant: UUID, at moment: Date) -> PostgresQuery {
        let isOver: PostgresQuery = "c.valid_until <= \(moment) AND c.state = ANY (\(ConsentColumns.permitting))"
        return """
            SELECT \(fragment: ConsentColumns.selection), e.wording_hash, c.purpose_code, c.channel, c.address_id,
                CASE WHEN \(fragment: isOver) THEN \(ConsentState.expired.rawValue) ELSE c.state END,
                CASE WHEN \(fragment: isOver) THEN c.valid_until ELSE c.since END, c.valid_until
            FROM consent c JOIN consent_event e ON e.tenant_id = c.tenant_id AND e.id = c.event_id
            \(fragment: ConsentColumns.key(tenant))
            WHERE c.tenant_id = \(tenant) AND c.subject_id = \(person)
            ORDER BY c.purpose_code, c.channel, c.address_id LIMIT 2000
            """
    }

    /// A row of ``consentRows(of:_:at:)`` with the hash that refers to a kept wording, and its proof.
    static func consent(
        _ row: PostgresRow, vault: VaultHandle, heedsDamage: Bool = true
    ) throws -> (stored: StoredConsent, keptWording: [UInt8]?, detail: ConsentEventDetail?) {
        let event = try ConsentColumns.event(row, vault: vault, heedsDamage: heedsDamage)
        let kept = try row.decode(column: ConsentColumns.count, as: [UInt8]?.self)
        let stored = StoredConsent(
            consent: try ConsentColumns.standing(row, from: ConsentColumns.count + 1), address: event.detail?.address,
            method: event.method, wording: kept ?? event.detail?.wordingHash)
        return (stored, kept, event.detail)
    }
}
