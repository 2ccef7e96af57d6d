package import Domain
package import Foundation
package import Store

/// People's requests, for the staff.
package struct ReadRequests: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// A page of requests: open ones, the one first that came in first, or all, newest first.
    ///
    /// `limit`: 1–200.
    package func page(
        isOpen: Bool, after cursor: (at: Date, id: UUID)?, limit: Int, by actor: Actor
    ) async throws -> (requests: [StoredRequest], next: (at: Date, id: UUID)?) {
        try actor.require(.requestsRead)
        let found = try await store.scoped(to: actor).requests(isOpen: isOpen, after: cursor, limit: limit + 1)
        guard found.count > limit, let last = found.prefix(limit).last else { return (found, nil) }
        return (Array(found.prefix(limit)), (last.receivedAt, last.id))
    }

    /// One request.
    ///
    /// - Throws: `Refusal` 404.
    package func one(_ id: UUID, by actor: Actor) async throws -> StoredRequest {
        try actor.require(.requestsRead)
        return try await store.scoped(to: actor).request(id)
    }

    /// What those are called whose requests these are, as far as the actor sees them; notes the reading.
    package func names(of requests: [StoredRequest], by actor: Actor) async throws -> [UUID: String] {
        try actor.require(.requestsRead)
        guard actor.may(.peopleRead) else { return [:] }
        return try await store.scoped(to: actor).names(of: Array(Set(requests.compactMap(\.person))))
    }

    /// Who has the address that a request came from, where it is not known whose it is: for staff to choose from.
    package func candidates(for request: StoredRequest, by actor: Actor) async throws -> [UUID] {
        try actor.require(.requestsRead)
        guard request.person == nil, request.identity != .unverified, !request.state.isFinal else { return [] }
        return try await store.scoped(to: actor).people(behind: request)
    }
}
