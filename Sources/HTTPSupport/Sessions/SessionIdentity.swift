package import Domain
package import Foundation

/// A login of the staff pages.
package struct SessionIdentity: Sendable, Equatable {
    /// The id of the session's row, by which it is revoked.
    package let id: UUID
    /// The login behind it, which may reach several tenants.
    package let login: UUID
    /// Who acts; nil while the login has yet to choose a tenant or to give a second factor.
    package let actor: Actor?
    /// The token that every form of the session carries in its hidden field `csrf`.
    package let csrfToken: String
    /// When the session ends at the latest.
    package let expiresAt: Date

    /// Makes an identity from a resolved session.
    package init(id: UUID, login: UUID, actor: Actor?, csrfToken: String, expiresAt: Date) {
        self.id = id
        self.login = login
        self.actor = actor
        self.csrfToken = csrfToken
        self.expiresAt = expiresAt
    }
}
