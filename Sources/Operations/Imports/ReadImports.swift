package import Domain
package import Foundation
package import Store

/// Imports as they stand, and what waits in their quarantine.
package struct ReadImports: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// One import.
    ///
    /// - Throws: `Refusal` 404.
    package func one(_ id: UUID, by actor: Actor) async throws -> ImportBatch {
        try actor.require(.importsRun)
        return try await store.scoped(to: actor).importBatch(id)
    }

    /// A page of imports, newest first.
    ///
    /// - Parameter limit: 1–200.
    package func page(
        after cursor: (at: Date, id: UUID)?, limit: Int, by actor: Actor
    ) async throws -> (imports: [ImportBatch], next: (at: Date, id: UUID)?) {
        try actor.require(.importsRun)
        let found = try await store.scoped(to: actor).importBatches(after: cursor, limit: limit + 1)
        guard found.count > limit, let last = found.prefix(limit).last else { return (found, nil) }
        return (Array(found.prefix(limit)), (last.createdAt, last.id))
    }

    /// Writes an import's quarantine as CSV: row number, reason, field and the row's own columns.
    ///
    /// The first line names the columns of the first quarantined row; cells that a spreadsheet would take for a
    /// formula are guarded.
    package func quarantine(_ id: UUID, by actor: Actor, write: ([UInt8]) async throws -> Void) async throws {
        try actor.require(.importsRun)
        let scope = store.scoped(to: actor)
        var after: Int64 = 0
        var isFirst = true
        while true {
            let rows = try await scope.quarantine(id, after: after, limit: 1_000)
            var csv = CSVWriter()
            if isFirst { csv.write(["row", "reason", "field"] + (rows.first?.record.columns.map(\.header) ?? [])) }
            isFirst = false
            for row in rows {
                csv.write([String(row.row), row.reason, row.field ?? ""] + row.record.columns.map(\.value))
            }
            if !csv.bytes.isEmpty { try await write(csv.take()) }
            guard let last = rows.last, rows.count == 1_000 else { return }
            after = last.row
        }
    }
}
