import Domain
import Foundation
import Logging
import Postgres

/// A subject's evidence key: it seals proof, and outlives the profile.
struct EvidenceKey: Sendable {
    let subject: UUID
    let wrapped: VaultHandle.WrappedKey
    /// Whether it has to be stored with what it seals.
    let isNew: Bool

    /// The statement that stores a new key; none for one that is there.
    func insert(_ tenant: UUID) -> [PostgresQuery] {
        guard isNew else { return [] }
        return [
            """
            INSERT INTO wrapped_key (tenant_id, subject_id, compartment, term, generation, epoch, wrapped)
            VALUES (\(tenant), \(subject), 3, 0, \(wrapped.generation), \(wrapped.epoch), \(wrapped.wrapped))
            """
        ]
    }
}

extension VaultHandle {
    /// Seals one column of a row under the evidence key of its subject.
    func seal(_ plaintext: [UInt8], under key: EvidenceKey, _ table: TableNumber, row: UUID) throws -> [UInt8] {
        try seal(plaintext, under: key.wrapped, in: .evidence, table, row: row, of: key.subject, sealVersion: 1)
    }

    /// A fresh evidence key for a subject that has none of this or a later generation.
    func makeEvidenceKey(of subject: UUID, generation: Int32 = 1) throws -> EvidenceKey {
        let wrapped = try withNewKey(of: subject, .evidence, generation: generation) { _, wrapped in wrapped }
        return EvidenceKey(subject: subject, wrapped: wrapped, isNew: true)
    }
}

extension TenantScope {
    /// The evidence key of a subject that the caller has locked; a new one where it has none that opens. What was sealed under
    /// one that is damaged, or under a destroyed epoch, is lost, which is no reason to refuse what is to be proven from now on.
    func evidenceKey(of subject: UUID, _ transaction: PostgresTransaction) async throws -> EvidenceKey {
        let rows = try await transaction.query(KeyColumns.newest(tenant, of: "\(subject)", .evidence))
        guard let row = rows.first else { return try vault.makeEvidenceKey(of: subject) }
        let wrapped = try KeyColumns.key(row, from: 0)
        do {
            try vault.withKey(wrapped, of: subject, .evidence) { _ in }
            return EvidenceKey(subject: subject, wrapped: wrapped, isNew: false)
        } catch  where DamagedRow.isGone(error) {
            store.logger.warning("an evidence key opens no more: the next generation takes its place")
            return try vault.makeEvidenceKey(of: subject, generation: wrapped.generation + 1)
        }
    }
}
