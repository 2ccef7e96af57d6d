import Domain
import Foundation
import Postgres

/// A consent event about to be written, together with what the projection becomes by it.
struct ConsentEventDraft: Sendable {
    let id: UUID
    let subject: UUID
    let key: ConsentKey
    let state: ConsentState
    let method: String
    let at: Date
    let validUntil: Date?
    let recordedBy: UUID?
    /// The hash of a wording that is kept; nil for words that stand in the sealed detail alone.
    let wordingHash: [UInt8]?
    let sealed: [UInt8]
    let digest: [UInt8]

    init(
        _ key: ConsentKey, becomes state: ConsentState, method: String, at: Date, validUntil: Date?, recordedBy: UUID?,
        wordingHash: [UInt8]?, detail: ConsentEventDetail, under evidence: EvidenceKey, vault: VaultHandle
    ) throws {
        id = UUID()
        subject = evidence.subject
        self.key = key
        self.state = state
        self.method = method
        self.at = at
        self.validUntil = validUntil
        self.recordedBy = recordedBy
        self.wordingHash = wordingHash
        sealed = try vault.seal(detail.encoded(), under: evidence, .consentEvent, row: id)
        digest = RowDigests.consentEvent(
            id: id, subject: subject, purpose: key.purpose, channel: key.channel.rawValue, address: key.address,
            state: state.rawValue, method: method, at: at, validUntil: validUntil, recordedBy: recordedBy,
            wordingHash: wordingHash, sealed: sealed)
    }
}

extension [ConsentEventDraft] {
    /// The statements that append the events and bring the projection up to date, for subjects that are there; none for none.
    func statements(_ tenant: UUID) -> [PostgresQuery] {
        if isEmpty { return [] }
        return [
            """
            INSERT INTO consent_event (tenant_id, id, subject_id, purpose_code, channel, address_id, state, method, at,
                valid_until, recorded_by, wording_hash, sealed)
            SELECT \(tenant), u.* FROM unnest(\(map(\.id)), \(map(\.subject)), \(map(\.key.purpose)),
                \(map(\.key.channel.rawValue)), \(map(\.key.address)), \(map(\.state.rawValue)), \(map(\.method)),
                \(map(\.at)), \(map(\.validUntil)), \(map(\.recordedBy)), \(map(\.wordingHash)), \(map(\.sealed)))
                AS u (id, subject, purpose, channel, address, state, method, at, valid_until, recorded_by, wording, sealed)
            WHERE \(fragment: Self.isThere(tenant))
            """,
            """
            INSERT INTO consent (tenant_id, subject_id, purpose_code, channel, address_id, state, since, valid_until, event_id)
            SELECT \(tenant), u.* FROM unnest(\(map(\.subject)), \(map(\.key.purpose)), \(map(\.key.channel.rawValue)),
                \(map(\.key.address)), \(map(\.state.rawValue)), \(map(\.at)), \(map(\.validUntil)), \(map(\.id)))
                AS u (subject, purpose, channel, address, state, since, valid_until, event)
            WHERE \(fragment: Self.isThere(tenant))
            ON CONFLICT (tenant_id, subject_id, purpose_code, channel, address_id) DO UPDATE
            SET state = EXCLUDED.state, since = EXCLUDED.since, valid_until = EXCLUDED.valid_until,
                event_id = EXCLUDED.event_id
            """,
        ]
    }

    private static func isThere(_ tenant: UUID) -> PostgresQuery {
        "EXISTS (SELECT FROM subject s WHERE s.tenant_id = \(tenant) AND s.id = u.subject)"
    }

    /// Their entries in the audit log.
    func entries(_ action: String) -> [AuditRecord] {
        map {
            AuditRecord(
                action: action, table: .consentEvent, row: $0.id, subject: $0.subject, sealVersion: 1, digest: $0.digest
            )
        }
    }
}
