import Domain
import Foundation
import HTTPSupport
import Operations
import Store

/// Resolves cookies and bearer tokens over the credential tables.
struct StoreAuthenticator: Authenticator {
    let resolve: ResolveCredential
    let hasher: HTTPHasher

    func session(_ credential: CredentialHash) async throws -> SessionIdentity? {
        guard let found = try await resolve.session(credential.bytes), let member = found.actor.member else {
            return nil
        }
        let csrf = hasher.keyed("csrf", credential.bytes)
        return SessionIdentity(
            id: found.id, login: member, actor: found.actor, csrfToken: Base64URL.encode(csrf),
            expiresAt: found.expiresAt)
    }

    func token(_ credential: CredentialHash) async throws -> TokenIdentity? {
        guard let found = try await resolve.token(credential.bytes) else { return nil }
        return TokenIdentity(id: found.id, actor: found.actor, expiresAt: found.expiresAt)
    }
}
