package import Domain
package import Foundation
package import Store

/// Erasures that were carried out, and their receipts.
package struct ReadErasures: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// A page of erasures, newest first.
    ///
    /// `limit`: 1–200.
    package func page(
        after cursor: (at: Date, id: UUID)?, limit: Int, by actor: Actor
    ) async throws -> (erasures: [StoredErasure], next: (at: Date, id: UUID)?) {
        try actor.require(.peopleErase)
        let found = try await store.scoped(to: actor).erasures(after: cursor, limit: limit + 1)
        guard found.count > limit, let last = found.prefix(limit).last else { return (found, nil) }
        return (Array(found.prefix(limit)), (last.at, last.id))
    }

    /// One erasure.
    ///
    /// - Throws: `Refusal` 404.
    package func one(_ id: UUID, by actor: Actor) async throws -> StoredErasure {
        try actor.require(.peopleErase)
        return try await store.scoped(to: actor).erasure(id)
    }

    /// The newest signed version of a receipt: the document itself.
    ///
    /// - Throws: `Refusal` 404.
    package func receipt(of erasure: UUID, by actor: Actor) async throws -> String {
        try actor.require(.peopleErase)
        return try await store.scoped(to: actor).receipt(of: erasure)
    }
}
