import Domain
import Foundation
import Postgres

/// Statements that keep what updated people were before, sealed under their own keys, so that an import can be undone.
struct UndoInsert {
    let statements: [PostgresQuery]

    init(tenant: UUID, batch: UUID, updates: [ImportUpdate], vault: VaultHandle) throws {
        if updates.isEmpty {
            statements = []
            return
        }
        let sealed = try updates.map { update in
            let person = update.person
            // The row's own seal version is the person's before the change: undo data of one change opens nowhere else.
            return try vault.seal(
                person.profile.encoded(), under: person.key, .importRow, row: person.id, of: person.id,
                sealVersion: person.sealVersion)
        }
        statements = [
            """
            INSERT INTO import_row (tenant_id, batch_id, row_number, outcome, subject_id, person_version, seal_version, sealed)
            SELECT \(tenant), \(batch), u.row, 'updated', u.id, u.version, u.seal_version, u.sealed
            FROM unnest(\(updates.map(\.row)), \(updates.map(\.person.id)), \(updates.map { $0.person.version + 1 }),
                \(updates.map(\.person.sealVersion)), \(sealed)) AS u (row, id, version, seal_version, sealed)
            """
        ]
    }
}
