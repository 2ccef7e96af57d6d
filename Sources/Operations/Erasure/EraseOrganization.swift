package import Domain
package import Foundation
package import Store

/// Plans and carries out erasures of organisations: behind a sole trader stands a natural person (Art. 17).
package struct EraseOrganization: Sendable {
    private let forgetting: Forgetting

    /// Works on this store.
    package init(_ store: Store, declaration: ErasureDeclaration) {
        forgetting = Forgetting(store: store, declaration: declaration, kind: .organization)
    }

    /// What an erasure would do, line by line; changes nothing.
    ///
    /// - Throws: `Refusal` 404.
    package func plan(_ organization: UUID, reason: ErasureReason, by actor: Actor) async throws -> ErasurePlan {
        try await forgetting.plan(organization, reason: reason, by: actor)
    }

    /// Forgets an organisation, its employments and its activities, and signs for it.
    ///
    /// `suppress`: Whether its addresses may come back only by its own doing.
    /// `request`: The request behind it, if there is one.
    /// - Throws: `Refusal` 404 for a foreign, erased or never existing id, `legal-hold` while one stands.
    package func callAsFunction(
        _ organization: UUID, reason: ErasureReason, suppress: Bool, request: UUID? = nil, by actor: Actor
    ) async throws -> StoredErasure {
        try await forgetting(organization, reason: reason, suppress: suppress, request: request, by: actor)
    }
}
