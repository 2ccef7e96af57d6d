package import Domain
package import Foundation
package import Store

/// Reads organisations; every one read stands in the read log.
package struct ReadOrganizations: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// One organisation.
    ///
    /// - Throws: `Refusal` 404 for a foreign, erased or never existing id alike.
    package func one(_ id: UUID, by actor: Actor) async throws -> StoredOrganization {
        try actor.require(.peopleRead)
        return try await store.scoped(to: actor).organization(id)
    }

    /// The version of an organisation, to compare with what a client has seen.
    ///
    /// - Throws: `Refusal` 404.
    package func version(of id: UUID, by actor: Actor) async throws -> Int32 {
        try actor.require(.peopleRead)
        return try await store.scoped(to: actor).version(ofOrganization: id)
    }

    /// A page, newest first unless turned round.
    ///
    /// `after`: the last one of the previous page. `limit`: 1–201.
    package func page(
        after: (at: Date, id: UUID)?, limit: Int, oldestFirst: Bool = false, by actor: Actor
    ) async throws -> [StoredOrganization] {
        try actor.require(.peopleRead)
        return try await store.scoped(to: actor).organizations(after: after, limit: limit, oldestFirst: oldestFirst)
    }

    /// Who read an organisation's data, newest first.
    ///
    /// `cursor`: where the previous page ended; nil for the first. `limit`: 1–201.
    package func reads(
        of organization: UUID, after cursor: LogCursor? = nil, limit: Int, by actor: Actor
    ) async throws -> [ReadRecord] {
        try actor.require(.readsRead)
        return try await store.scoped(to: actor).reads(of: organization, .organization, after: cursor, limit: limit)
    }
}
