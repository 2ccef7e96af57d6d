import Foundation
import Ledger
import Postgres

extension TenantScope {
    /// The statement that puts an event into its lane: the commitment in clear, payload and salt sealed under the evidence key
    /// of the subject.
    func slot(_ event: EventPayload, at moment: Date, under key: EvidenceKey) throws -> PostgresQuery {
        let slot = try SealedSlot(event, under: key, vault: vault)
        return """
            INSERT INTO event_slot (tenant_id, lane, id, type, at, subject_id, commitment, sealed)
            VALUES (\(tenant), \(slot.lane), \(slot.id), \(slot.type), \(moment), \(key.subject), \(slot.commitment),
                \(slot.sealed))
            """
    }
}
