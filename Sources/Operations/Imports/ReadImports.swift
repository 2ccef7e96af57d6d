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
    /// `limit`: 1–200.
    package func page(
        after cursor: (at: Date, id: UUID)?, limit: Int, by actor: Actor
    ) async throws -> (imports: [ImportBatch], next: (at: Date, id: UUID)?) {
        try actor.require(.importsRun)
        let found = try await store.scoped(to: actor).importBatches(after: cursor, limit: limit + 1)
        guard found.count > limit, let last = found.prefix(limit).last else { return (found, nil) }
        return (Array(found.prefix(limit)), (last.createdAt, last.id))
    }

    /// An import's quarantine as a CSV file, to be read in pieces.
    ///
    /// - Throws: `Refusal` 404.
    package func quarantine(_ id: UUID, by actor: Actor) async throws -> QuarantineFile {
        _ = try await one(id, by: actor)
        return QuarantineFile(scope: store.scoped(to: actor), batch: id)
    }
}
