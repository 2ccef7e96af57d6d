package import Domain
package import Foundation
package import Store
import Vault

/// API tokens: made, listed, revoked.
package struct CreateToken: Sendable {
    /// A fresh token; its text is shown once.
    package struct Created: Sendable {
        /// Its id, for revoking.
        package let id: UUID
        /// `obh_` and 43 characters.
        package let token: String
        /// When it ends.
        package let expiresAt: Date
    }

    /// What every token begins with, so that leaked ones can be searched for.
    package static let prefix = "obh_"
    /// The longest life of a token: one year.
    package static let maximumLifetime: TimeInterval = 366 * 86_400
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Makes a token that acts as `member`.
    ///
    /// - Throws: `Refusal` naming `expiresAt` or `scopes`.
    package func callAsFunction(
        for member: StoredMember, scopes: Set<Scope>, expiresAt: Date, by actor: Actor
    ) async throws -> Created {
        try actor.require(.tokensManage)
        let now = store.clock.now
        guard expiresAt > now, expiresAt <= now.addingTimeInterval(Self.maximumLifetime) else {
            throw Refusal(
                .invalid, RefusalCode.notAllowedValue, field: "expiresAt", rule: "Between now and one year from now.")
        }
        guard !scopes.isEmpty else {
            throw Refusal(.invalid, RefusalCode.required, field: "scopes", rule: "At least one scope is needed.")
        }
        let token = RandomToken(prefix: Self.prefix)
        let id = try await store.scoped(to: actor).createToken(
            token.hash, for: member, scopes: scopes, expiresAt: expiresAt)
        return Created(id: id, token: token.text, expiresAt: expiresAt)
    }
}
