import Domain
package import Foundation
import Postgres

/// Passwords of members, and the one-time links that allow to set one.
extension TenantScope {
    /// What allows to set a password.
    private enum Authority {
        /// A one-time link, by the hash of its secret.
        case link([UInt8])
        /// The member herself, in this session, which stays.
        case session(UUID)
    }

    /// Adds a one-time link for a member; others that she has stay.
    package func addLink(
        _ kind: MemberLink.Kind, to member: StoredMember, hash: [UInt8], expiresAt: Date
    ) async throws {
        _ = try await write(.linkAdd, link(kind, to: member.id, hash: hash, expiresAt: expiresAt))
    }

    /// Takes an unused link back: nobody was told it.
    package func withdrawLink(_ hash: [UInt8]) async throws {
        _ = try await write(
            .linkWithdraw,
            """
            WITH gone AS (
                DELETE FROM member_link WHERE tenant_id = \(tenant) AND secret_hash = \(hash) AND used_at IS NULL
                RETURNING *
            )
            \(fragment: audit("member.link-end", .memberLink, gone: "gone r"))
            """)
    }

    /// Queues the message with the link for a new password, unless one waits already or she may not log in.
    @discardableResult
    package func requestPasswordReset(of member: UUID) async throws -> Bool {
        let kind = JobKind.passwordResetMail
        let rows = try await write(
            .passwordReset,
            """
            WITH wanted AS (
                SELECT id FROM member WHERE tenant_id = \(tenant) AND id = \(member) AND state = 'active'
                    AND NOT EXISTS (SELECT FROM job j WHERE j.tenant_id = \(tenant) AND j.reference = \(member)
                        AND j.kind = \(kind.rawValue) AND j.state = 'waiting')
            ), queued AS (
                \(fragment: queue(kind, reference: member, forEach: "wanted"))
            ), noted AS (
                \(fragment: audit(AuditRecord(action: "member.reset-request", subject: member), forEach: "wanted"))
            )
            SELECT id FROM wanted
            """)
        return rows.first?.isEmpty == false
    }

    /// The Argon2id string of a member, opened; nil until she has set a password.
    package func passwordHash(of member: StoredMember) throws -> [UInt8]? {
        guard let sealed = member.sealedPassword else { return nil }
        return try vault.open(
            sealed, under: member.key, .memberPassword, row: member.id, of: member.id, sealVersion: member.sealVersion
        ) { Array($0) }
    }

    /// Sets a member's password hash, makes her active, uses up the link that allowed it, and ends her sessions, every other
    /// link of hers and a second factor that was begun and not proven.
    ///
    /// - Throws: `Refusal` 404 `token-invalid` when the link was used meanwhile or she is disabled.
    package func setPassword(_ hash: [UInt8], of member: StoredMember, using link: [UInt8]) async throws {
        guard try await set(hash, of: member, .link(link)) else { throw Self.linkGone }
    }

    /// Sets an active member's password hash, and ends her sessions but `session` and every link of hers.
    ///
    /// - Throws: `Refusal` 409 `conflict` where somebody changed her in the meantime.
    package func setPassword(_ hash: [UInt8], of member: StoredMember, keeping session: UUID) async throws {
        guard try await set(hash, of: member, .session(session)) else { throw Self.changedMeanwhile }
    }

    private func set(_ hash: [UInt8], of member: StoredMember, _ authority: Authority) async throws -> Bool {
        let sealing = try reseal(member, profile: member.profile, password: hash)
        let version = member.version + 1
        let digest = RowDigests.member(
            id: member.id, version: version, sealVersion: sealing.version, role: member.role.rawValue, state: "active",
            sealed: sealing.profile, sealedPassword: sealing.password)
        var usedLink: [UInt8]?
        var keptSession: UUID?
        let allowed: PostgresQuery
        switch authority {
        case .link(let link):
            usedLink = link
            allowed = """
                SELECT member_id FROM member_link WHERE secret_hash = \(link) AND tenant_id = \(tenant)
                    AND member_id = \(member.id) AND used_at IS NULL AND expires_at > \(now) FOR UPDATE
                """
        case .session(let session):
            keptSession = session
            allowed = """
                SELECT member_id FROM session WHERE tenant_id = \(tenant) AND id = \(session)
                    AND member_id = \(member.id)
                """
        }
        let rows = try await write(
            .passwordSet,
            """
            WITH allowed AS (\(fragment: allowed)), changed AS (
                UPDATE member SET state = 'active', version = \(version), seal_version = \(sealing.version),
                    sealed = \(sealing.profile), sealed_password = \(sealing.password)
                FROM allowed WHERE member.tenant_id = \(tenant) AND member.id = allowed.member_id
                    AND member.version = \(member.version) AND member.state <> 'disabled' RETURNING member.id
            ), used AS (
                UPDATE member_link SET used_at = \(now) FROM changed WHERE member_link.tenant_id = \(tenant)
                    AND member_link.member_id = changed.id AND secret_hash = \(usedLink) RETURNING member_link.*
            ), unproven AS (
                DELETE FROM second_factor USING changed WHERE second_factor.tenant_id = \(tenant)
                    AND second_factor.member_id = changed.id AND second_factor.state = 'pending'
                RETURNING second_factor.*
            ), noted_use AS (\(fragment: audit("member.link-use", .memberLink, written: "used r"))
            ), noted_factor AS (\(fragment: audit("member.factor-off", .secondFactor, gone: "unproven r"))
            ), noted AS (
                \(fragment: audit(
                    AuditRecord(
                        action: "member.password", table: .member, row: member.id, subject: member.id,
                        sealVersion: sealing.version, digest: digest),
                    forEach: "changed"))
            )
            SELECT id FROM changed
            """,
            // A statement of its own, which sees what was opened while the one before waited for her row.
            """
            WITH changed AS (
                SELECT id FROM member WHERE tenant_id = \(tenant) AND id = \(member.id)
                    AND sealed_password = \(sealing.password)
            ), ended AS (
                DELETE FROM session USING changed WHERE session.tenant_id = \(tenant)
                    AND session.member_id = changed.id AND session.id IS DISTINCT FROM \(keptSession)
                RETURNING session.*
            ), unused AS (
                DELETE FROM member_link USING changed WHERE member_link.tenant_id = \(tenant)
                    AND member_link.member_id = changed.id AND used_at IS NULL
                    AND secret_hash IS DISTINCT FROM \(usedLink) RETURNING member_link.*
            ), noted_sessions AS (\(fragment: audit("session.end", .session, gone: "ended r")))
            \(fragment: audit("member.link-end", .memberLink, gone: "unused r"))
            """)
        guard rows.first?.isEmpty == false else { return false }
        await store.tellOfEndedCredential()
        return true
    }

    /// A member's row sealed anew under the next seal version.
    struct Sealing {
        let version: Int64
        let profile: [UInt8]
        let password: [UInt8]?
    }

    func reseal(_ member: StoredMember, profile: MemberProfile, password: [UInt8]?) throws -> Sealing {
        let version = member.sealVersion + 1
        return Sealing(
            version: version,
            profile: try vault.seal(
                profile.encoded(), under: member.key, .member, row: member.id, of: member.id, sealVersion: version),
            password: try password.map {
                try vault.seal(
                    $0, under: member.key, .memberPassword, row: member.id, of: member.id, sealVersion: version)
            })
    }

    static var linkGone: Refusal {
        Refusal(.notFound, RefusalCode.tokenInvalid, rule: "This link was used, has expired or never existed.")
    }
}
