import Domain
package import Foundation
package import Store

/// The messages on their way out, as the operator sees them.
package struct MessageQueue: Sendable {
    private static let kinds = Set(JobKind.allCases.filter(\.isMail))
    private let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// A page of the queue, oldest first, and where the next one begins.
    package func list(
        tenant: UUID? = nil, after: (at: Date, id: UUID)? = nil, limit: Int
    ) async throws -> (jobs: [StoredJob], next: (at: Date, id: UUID)?) {
        let found = try await store.node.jobs(Self.kinds, tenant: tenant, after: after, limit: limit + 1)
        let page = Array(found.prefix(limit))
        return (page, found.count > limit ? page.last.map { ($0.createdAt, $0.id) } : nil)
    }

    /// Has one message tried again.
    ///
    /// - Throws: `Refusal` 404.
    package func retry(_ id: UUID) async throws {
        try await store.node.retryJob(id, Self.kinds)
    }
}
