package import Domain
package import Foundation
package import Store
package import Vault

/// What a member changes of her own account: name and password.
package struct ChangeAccount: Sendable {
    private let store: Store
    private let hasher: PasswordHasher

    /// Works on this store.
    package init(_ store: Store, hasher: PasswordHasher) {
        self.store = store
        self.hasher = hasher
    }

    /// The actor herself.
    package func own(by actor: Actor) async throws -> StoredMember {
        try await store.scoped(to: actor).member(try ManageSessions.member(actor))
    }

    /// Gives the actor another name.
    ///
    /// - Throws: `Refusal` naming `name`.
    package func rename(_ name: String?, by actor: Actor) async throws {
        let scope = store.scoped(to: actor)
        let member = try await scope.member(try ManageSessions.member(actor))
        var profile = member.profile
        profile.name = name
        profile = try profile.validated()
        guard profile.name != member.profile.name else { return }
        try await scope.setProfile(profile, of: member)
    }

    /// Gives the actor another password; her other sessions end.
    ///
    /// - Throws: `Refusal` 422 `password-wrong` naming `current`, `password-too-short` or `password-too-common`.
    package func changePassword(
        from current: String, to password: String, keeping session: UUID, by actor: Actor
    ) async throws {
        try PasswordRule.check(password)
        let scope = store.scoped(to: actor)
        let member = try await scope.member(try ManageSessions.member(actor))
        let known = try scope.passwordHash(of: member).map { String(decoding: $0, as: UTF8.self) }
        guard !current.isEmpty else { throw Refusal(.invalid, RefusalCode.required, field: "current") }
        let isRight = try await PasswordRule.refusing { try await hasher.verify(try Password(current), known) }
        guard isRight else {
            throw Refusal(
                .invalid, RefusalCode.passwordWrong, field: "current", rule: "This is not the present password.")
        }
        let hash = try await PasswordRule.refusing { try await hasher.hash(try Password(password)) }
        try await scope.setPassword(Array(hash.utf8), of: member, keeping: session)
    }
}
