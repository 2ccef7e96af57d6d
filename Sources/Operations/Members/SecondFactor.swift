package import Domain
package import Foundation
package import Store
import Vault

/// The second factor of a member: one-time codes of her telephone (RFC 6238), and recovery codes.
package struct SecondFactor: Sendable {
    /// How it stands with the actor's own.
    package struct Status: Sendable {
        /// Since when codes are asked for; nil where none are.
        package let activeSince: Date?
        /// Recovery codes that were not used.
        package let codesLeft: Int
        /// Whether a secret was shown and not yet proven.
        package let isPending: Bool
        /// Whether her role needs one.
        package let isRequired: Bool
    }

    /// What an app needs to know.
    package struct Secret: Sendable {
        /// The secret as people type it, in base32.
        package let text: String
        /// The same for the camera: `otpauth://totp/…`.
        package let uri: String
    }

    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// How it stands with the actor's own second factor.
    package func status(by actor: Actor) async throws -> Status {
        let scope = store.scoped(to: actor)
        let factor = try await scope.secondFactor(of: try ManageSessions.member(actor))
        let isActive = factor?.state == .active
        return Status(
            activeSince: isActive ? factor?.createdAt : nil, codesLeft: isActive ? factor?.codesLeft ?? 0 : 0,
            isPending: factor?.state == .pending,
            isRequired: try await scope.secondFactorRoles().contains(actor.role))
    }

    /// Makes a secret that has yet to be proven by ``confirm(_:by:)``.
    ///
    /// - Throws: `Refusal` 409 `already-exists` where a factor is active.
    package func begin(by actor: Actor) async throws {
        let scope = store.scoped(to: actor)
        let member = try await scope.member(try ManageSessions.member(actor))
        try await scope.beginSecondFactor(TimeCode.makeSecret(), of: member)
    }

    /// The secret that waits to be proven, to be shown to its member; nil where none waits.
    package func pending(by actor: Actor) async throws -> Secret? {
        let scope = store.scoped(to: actor)
        let member = try await scope.member(try ManageSessions.member(actor))
        guard let factor = try await scope.secondFactor(of: member.id), factor.state == .pending else { return nil }
        let tenant = try await store.tenant(actor.tenant)
        return Self.describe(try scope.secret(of: factor, member), member: member, tenant: tenant)
    }

    /// Makes the pending factor active by its first code.
    ///
    /// - Returns: The recovery codes, shown this once.
    /// - Throws: `Refusal` 422 `code-wrong`, 409 where no secret waits.
    package func confirm(_ code: String, by actor: Actor) async throws -> [String] {
        let scope = store.scoped(to: actor)
        let member = try await scope.member(try ManageSessions.member(actor))
        guard let factor = try await scope.secondFactor(of: member.id), factor.state == .pending else {
            throw Refusal(.conflict, RefusalCode.conflict, rule: "No second factor waits to be confirmed.")
        }
        let secret = try scope.secret(of: factor, member)
        guard let step = TimeCode.step(of: Self.digits(code), secret, at: store.clock.now, after: 0) else {
            throw Self.codeWrong
        }
        let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode.make() }
        try await scope.confirmSecondFactor(
            of: member.id, factor, step: step, codes: codes.compactMap(RecoveryCode.hash))
        return codes
    }

    /// Checks a code of the app or a recovery code, and uses it up.
    ///
    /// - Throws: `Refusal` 422 `code-wrong`.
    package func prove(_ code: String, by actor: Actor) async throws {
        let scope = store.scoped(to: actor)
        let member = try await scope.member(try ManageSessions.member(actor))
        guard member.state == .active, let factor = try await scope.secondFactor(of: member.id),
            factor.state == .active
        else { throw Self.codeWrong }
        if let hash = RecoveryCode.hash(code) {
            guard try await scope.useRecoveryCode(hash, of: member.id) else { throw Self.codeWrong }
            return
        }
        let secret = try scope.secret(of: factor, member)
        guard
            let step = TimeCode.step(of: Self.digits(code), secret, at: store.clock.now, after: factor.lastStep),
            try await scope.useStep(step, of: member.id)
        else { throw Self.codeWrong }
    }

    /// New recovery codes in exchange for a code; the old ones end.
    ///
    /// - Throws: `Refusal` 422 `code-wrong`.
    package func renewCodes(_ code: String, by actor: Actor) async throws -> [String] {
        try await prove(code, by: actor)
        let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode.make() }
        try await store.scoped(to: actor).replaceRecoveryCodes(
            codes.compactMap(RecoveryCode.hash), of: try ManageSessions.member(actor))
        return codes
    }

    /// Takes the actor's own factor away in exchange for a code.
    ///
    /// - Throws: `Refusal` 422 `code-wrong`, 403 `second-factor-needed` where her role needs one.
    package func remove(_ code: String, by actor: Actor) async throws {
        guard try await !store.scoped(to: actor).secondFactorRoles().contains(actor.role) else {
            throw Refusal(
                .forbidden, RefusalCode.secondFactorNeeded, rule: "This role logs in with a second factor only.")
        }
        try await prove(code, by: actor)
        try await store.scoped(to: actor).removeSecondFactor(of: try ManageSessions.member(actor), endsSessions: false)
    }

    /// Takes another member's factor away, because she lost telephone and codes; her sessions end.
    ///
    /// - Returns: Whether there was one.
    /// - Throws: `Refusal` 403 for her own, which a code takes away.
    @discardableResult
    package func reset(_ member: StoredMember, by actor: Actor) async throws -> Bool {
        try actor.require(.ownersManage)
        guard member.id != actor.member else {
            throw Refusal(
                .forbidden, RefusalCode.permissionMissing, rule: "One's own second factor is taken away with a code.")
        }
        return try await store.scoped(to: actor).removeSecondFactor(of: member.id, endsSessions: true)
    }

    /// The members who have one.
    package func members(by actor: Actor) async throws -> Set<UUID> {
        try actor.require(.membersRead)
        return try await store.scoped(to: actor).membersWithSecondFactor()
    }

    /// The roles that log in with a second factor only.
    package func requiredRoles(by actor: Actor) async throws -> Set<Role> {
        try actor.require(.membersRead)
        return try await store.scoped(to: actor).secondFactorRoles()
    }

    /// Decides which roles log in with a second factor only; who has none sets one up at the next login.
    package func require(_ roles: Set<Role>, by actor: Actor) async throws {
        try actor.require(.ownersManage)
        try await store.scoped(to: actor).setSecondFactorRoles(roles)
    }

    private static var codeWrong: Refusal {
        Refusal(.invalid, RefusalCode.codeWrong, field: "code", rule: "This code is wrong, too old or was used.")
    }

    /// A code without the blanks that people and apps put into it.
    private static func digits(_ code: String) -> String {
        code.filter { !$0.isWhitespace && $0 != "-" }
    }

    /// The key URI that apps read: issuer and account name, the secret, and the standard's own numbers.
    private static func describe(_ secret: [UInt8], member: StoredMember, tenant: TenantRecord) -> Secret {
        let text = Base32.encode(secret)
        let allowed = CharacterSet.alphanumerics.intersection(CharacterSet(charactersIn: "\u{0}"..."\u{7F}"))
            .union(CharacterSet(charactersIn: "-._~@"))
        func escaped(_ words: String) -> String {
            words.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
        }
        let issuer = escaped("Obhut \(tenant.name)")
        let label = "\(issuer):\(escaped(member.profile.email))"
        return Secret(
            text: text, uri: "otpauth://totp/\(label)?secret=\(text)&issuer=\(issuer)&algorithm=SHA1&digits=6&period=30"
        )
    }
}
