import Domain
import Foundation

/// Turns secrets into identities: hash, short memory, ``Authenticator``.
struct CredentialResolver: Sendable {
    let authenticator: any Authenticator
    let cache: IdentityCache
    let hasher: HTTPHasher
    let clock: any BusinessClock

    /// Whether a credential held when it was last asked about, however long ago; says nothing about now.
    func remembers(_ secret: String) -> Bool {
        cache.remembers(hasher.credential(secret))
    }

    func session(_ secret: String) async throws -> SessionIdentity? {
        let credential = hasher.credential(secret)
        let found = try await cache.identity(of: credential, now: clock.now) {
            try await authenticator.session(credential).map { .session($0) }
        }
        guard case .session(let session) = found else { return nil }
        return session
    }

    func token(_ secret: String) async throws -> TokenIdentity? {
        let credential = hasher.credential(secret)
        let found = try await cache.identity(of: credential, now: clock.now) {
            try await authenticator.token(credential).map { .token($0) }
        }
        guard case .token(let token) = found else { return nil }
        return token
    }
}
