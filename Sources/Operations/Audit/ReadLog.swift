package import Domain
package import Foundation
package import Store

/// Who read whom, and what was done: the logs, for those who may see them.
package struct ReadLog: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Readings of one person, newest first.
    ///
    /// `cursor`: where the previous page ended; nil for the first. `limit`: 1–201.
    package func reads(
        of person: UUID, after cursor: LogCursor? = nil, limit: Int, by actor: Actor
    ) async throws -> [ReadRecord] {
        try actor.require(.readsRead)
        return try await store.scoped(to: actor).reads(of: person, after: cursor, limit: limit)
    }

    /// What was done to one person, newest first.
    ///
    /// `cursor`: where the previous page ended; nil for the first. `limit`: 1–201.
    /// - Throws: `Refusal` 404.
    package func changes(
        of person: UUID, after cursor: LogCursor? = nil, limit: Int, by actor: Actor
    ) async throws -> [AuditLine] {
        try actor.require(.auditRead)
        return try await store.scoped(to: actor).changes(of: person, after: cursor, limit: limit)
    }

    /// Audit entries of the tenant, newest first.
    ///
    /// `limit`: 1–200.
    package func entries(after cursor: LogCursor?, limit: Int, by actor: Actor) async throws -> [AuditLine] {
        try actor.require(.auditRead)
        return try await store.scoped(to: actor).auditLines(after: cursor, limit: limit)
    }
}
