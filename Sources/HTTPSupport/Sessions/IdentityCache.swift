import Domain
package import Foundation
import Synchronization

/// A short, bounded memory of resolved credentials; revocation ends it at once.
///
/// An answer that was under way while something was revoked is used once and not kept.
package final class IdentityCache: Sendable {
    /// A credential's owner.
    enum Identity: Sendable {
        case session(SessionIdentity)
        case token(TokenIdentity)
    }

    private struct Entry {
        let identity: Identity
        let keptUntil: ContinuousClock.Instant
    }

    private struct State {
        var entries: [CredentialHash: Entry] = [:]
        var revocations: UInt64 = 0
    }

    private let state = Mutex(State())
    private let lifetime: Duration
    private let capacity: Int

    /// Makes a cache.
    ///
    /// - Parameters:
    ///   - lifetime: how long an answer is believed; a revocation made by another process reaches us after it at the
    ///     latest, and at once where somebody hears of it and calls ``revokeAll()``.
    ///   - capacity: entries kept at most; a full cache is emptied.
    package init(lifetime: Duration = .seconds(2), capacity: Int = 10_000) {
        self.lifetime = lifetime
        self.capacity = capacity
    }

    /// Forgets one session or token by the id of its row.
    package func revoke(id: UUID) {
        drop { $0.id == id }
    }

    /// Forgets everything of one member: after disabling her, after a change of role or password.
    package func revoke(tenant: UUID, member: UUID) {
        drop { $0.actor?.tenant == tenant && $0.actor?.member == member }
    }

    /// Forgets everything of a tenant.
    package func revoke(tenant: UUID) {
        drop { $0.actor?.tenant == tenant }
    }

    /// Forgets everything of a login, in whatever tenant.
    package func revoke(login: UUID) {
        drop { $0.login == login }
    }

    /// Forgets everything.
    package func revokeAll() {
        drop { _ in true }
    }

    /// How many credentials are remembered.
    var count: Int {
        state.withLock { $0.entries.count }
    }

    /// Whether a credential held once and was not revoked here since; it may have ended meanwhile.
    func remembers(_ credential: CredentialHash) -> Bool {
        state.withLock { $0.entries[credential] != nil }
    }

    /// What is remembered of `credential`, or what `resolve` says.
    func identity(
        of credential: CredentialHash, now: Date, resolve: () async throws -> Identity?
    ) async throws -> Identity? {
        let instant = ContinuousClock.now
        let (known, revocations) = state.withLock { state in
            (state.entries[credential].flatMap { $0.keptUntil > instant ? $0.identity : nil }, state.revocations)
        }
        if let known, known.expiresAt.map({ $0 > now }) ?? true { return known }
        guard let found = try await resolve(), found.expiresAt.map({ $0 > now }) ?? true else {
            state.withLock { _ = $0.entries.removeValue(forKey: credential) }
            return nil
        }
        state.withLock { state in
            guard state.revocations == revocations else { return }
            if state.entries.count >= capacity { state.entries.removeAll(keepingCapacity: true) }
            state.entries[credential] = Entry(identity: found, keptUntil: instant + lifetime)
        }
        return found
    }

    private func drop(_ isRevoked: (Identity) -> Bool) {
        state.withLock { state in
            state.revocations &+= 1
            state.entries = state.entries.filter { !isRevoked($0.value.identity) }
        }
    }
}

extension IdentityCache.Identity {
    fileprivate var id: UUID {
        switch self {
        case .session(let session): session.id
        case .token(let token): token.id
        }
    }

    fileprivate var login: UUID? {
        if case .session(let session) = self { session.login } else { nil }
    }

    fileprivate var actor: Actor? {
        switch self {
        case .session(let session): session.actor
        case .token(let token): token.actor
        }
    }

    fileprivate var expiresAt: Date? {
        switch self {
        case .session(let session): session.expiresAt
        case .token(let token): token.expiresAt
        }
    }
}
