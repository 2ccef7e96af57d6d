package import Domain
package import Foundation
package import Store

/// Reads why people and organisations are kept.
package struct ReadGrounds: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Why a subject is kept, oldest first; see the limits of the store's list.
    ///
    /// - Throws: `Refusal` 404.
    package func of(
        _ subject: UUID, _ kind: SubjectKind, after: (at: Date, id: UUID)? = nil, limit: Int = 1_000, by actor: Actor
    ) async throws -> [StoredGround] {
        try actor.require(.peopleRead)
        return try await store.scoped(to: actor).grounds(of: subject, kind, after: after, limit: limit)
    }

    /// One reason why a subject is kept.
    ///
    /// - Throws: `Refusal` 404 for another subject's ground too.
    package func one(_ id: UUID, of subject: UUID, _ kind: SubjectKind, by actor: Actor) async throws -> StoredGround {
        try actor.require(.peopleRead)
        return try await store.scoped(to: actor).ground(id, of: subject, kind)
    }
}
