package import Domain
package import Foundation
package import Store

/// Plans and carries out erasures of people (Art. 17).
package struct ErasePerson: Sendable {
    private let forgetting: Forgetting

    /// Works on this store.
    package init(_ store: Store, declaration: ErasureDeclaration) {
        forgetting = Forgetting(store: store, declaration: declaration, kind: .person)
    }

    /// What an erasure would do, line by line; changes nothing.
    ///
    /// - Throws: `Refusal` 404.
    package func plan(_ person: UUID, reason: ErasureReason, by actor: Actor) async throws -> ErasurePlan {
        try await forgetting.plan(person, reason: reason, by: actor)
    }

    /// Forgets a person and signs for it; when this returns, level L0 is reached and durable outside the database too.
    ///
    /// `suppress`: Whether her addresses may come back only by her own doing.
    /// `request`: The request behind it, if there is one.
    /// - Throws: `Refusal` 404 for a foreign, erased or never existing id, `legal-hold` while one stands.
    package func callAsFunction(
        _ person: UUID, reason: ErasureReason, suppress: Bool, request: UUID? = nil, by actor: Actor
    ) async throws -> StoredErasure {
        try await forgetting(person, reason: reason, suppress: suppress, request: request, by: actor)
    }
}
