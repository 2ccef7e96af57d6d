import Domain
import Foundation
import Postgres
import Vault

/// Statements that put rows into quarantine, each sealed under the key of a subject of its own.
struct QuarantineInsert {
    let statements: [PostgresQuery]

    /// `audit`: Logs the rows of a from-item `r`.
    init(
        tenant: UUID, batch: UUID, drafts: [QuarantineDraft], vault: VaultHandle, index: ContactIndex,
        audit: (PostgresQuery) -> PostgresQuery
    ) throws {
        if drafts.isEmpty {
            statements = []
            return
        }
        var ids: [UUID] = []
        var keys: [VaultHandle.WrappedKey] = []
        var sealed: [[UInt8]] = []
        var tokens: [(subject: UUID, version: Int32, token: [UInt8])] = []
        for draft in drafts {
            let id = UUID.random()
            let (wrapped, envelope) = try vault.withNewKey(of: id, .profile) { key, wrapped in
                let place = vault.place(
                    .importRow, row: id, subject: id, .profile, generation: wrapped.generation, sealVersion: 1)
                return (wrapped, try vault.vault.seal(draft.record.encoded(), under: key, place))
            }
            ids.append(id)
            keys.append(wrapped)
            sealed.append(envelope)
            var seen: Set<[UInt8]> = []
            for point in draft.contactPoints {
                guard let value = try? index.normalized(point.value, point.kind, field: "") else { continue }
                let (version, token) = try index.token(value, .pending)
                if seen.insert(token).inserted { tokens.append((id, version, token)) }
            }
        }
        statements = [
            """
            INSERT INTO subject (tenant_id, id, kind, state)
            SELECT \(tenant), id, 'quarantine', 'active' FROM unnest(\(ids)) AS u (id)
            """,
            """
            INSERT INTO wrapped_key (tenant_id, subject_id, compartment, term, generation, epoch, wrapped)
            SELECT \(tenant), u.id, 1, 0, 1, u.epoch, u.wrapped
            FROM unnest(\(ids), \(keys.map(\.epoch)), \(keys.map(\.wrapped))) AS u (id, epoch, wrapped)
            """,
            """
            INSERT INTO quarantine_token (tenant_id, subject_id, token, index_version)
            SELECT \(tenant), u.id, u.token, u.version
            FROM unnest(\(tokens.map(\.subject)), \(tokens.map(\.token)), \(tokens.map(\.version)))
                AS u (id, token, version)
            """,
            // After the tokens, which stand in the digest.
            """
            WITH made AS (
                INSERT INTO import_row (tenant_id, batch_id, row_number, outcome, subject_id, reason, field, seal_version,
                    sealed)
                SELECT \(tenant), \(batch), u.row, 'quarantined', u.id, u.reason, u.field, 1, u.sealed
                FROM unnest(\(drafts.map(\.row)), \(ids), \(drafts.map(\.reason)), \(drafts.map(\.field)), \(sealed))
                    AS u (row, id, reason, field, sealed)
                RETURNING *
            )
            \(fragment: audit("made r"))
            """,
        ]
    }
}
