package import Domain
package import Foundation
package import Store

/// What happened with a person or an organisation.
package struct ReadTimeline: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// A page of a subject's timeline, newest first.
    ///
    /// `after`: the last entry of the previous page. `limit`: 1–201. `withDeleted`: Whether what was deleted and can still
    /// be brought back stands in it.
    /// - Throws: `Refusal` 404.
    package func of(
        _ subject: UUID, _ kind: SubjectKind, after: (at: Date, id: UUID)? = nil, limit: Int,
        withDeleted: Bool = false, by actor: Actor
    ) async throws -> [TimelineEvent] {
        try actor.require(.peopleRead)
        return try await store.scoped(to: actor).timeline(
            of: subject, kind, after: after, limit: limit, withDeleted: withDeleted)
    }

    /// What those are called whom the activities of a page name, besides `subject`.
    package func names(
        in events: [TimelineEvent], besides subject: UUID, by actor: Actor
    ) async throws -> [UUID: String] {
        try actor.require(.peopleRead)
        var ids: Set<UUID> = []
        for event in events {
            if case .activity(let activity) = event.content {
                ids.formUnion([activity.subject] + activity.participants)
            }
        }
        ids.remove(subject)
        return try await store.scoped(to: actor).names(of: Array(ids))
    }
}
