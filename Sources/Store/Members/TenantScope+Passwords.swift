import Domain
package import Foundation
import Postgres
import Vault

/// Passwords of members, and the one-time links that allow to set one.
extension TenantScope {
    /// Adds a one-time link for a member; others that she has stay.
    package func addLink(
        _ kind: MemberLink.Kind, to member: StoredMember, hash: [UInt8], expiresAt: Date
    ) async throws {
        _ = try await write(
            link(kind, to: member.id, hash: hash, expiresAt: expiresAt),
            audit([AuditRecord(action: "member.link", subject: member.id)]))
    }

    /// Takes an unused link back: nobody was told it.
    package func withdrawLink(_ hash: [UInt8]) async throws {
        _ = try await write(
            "DELETE FROM member_link WHERE tenant_id = \(tenant) AND secret_hash = \(hash) AND used_at IS NULL")
    }

    /// Queues the message with the link for a new password, unless one waits already or she may not log in.
    @discardableResult
    package func requestPasswordReset(of member: UUID) async throws -> Bool {
        let kind = JobKind.passwordResetMail
        let rows = try await write(
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
        return try vault.withKey(member.key, of: member.id, .profile) { key in
            try vault.vault.open(sealed, under: key, passwordPlace(member, member.sealVersion)) { Array($0) }
        }
    }

    private func passwordPlace(_ member: StoredMember, _ sealVersion: Int64) -> SealContext {
        vault.place(
            .memberPassword, row: member.id, subject: member.id, .profile, generation: member.key.generation,
            sealVersion: sealVersion)
    }

    /// Sets a member's password hash, makes her active, uses up the link that allowed it, and ends her sessions and every
    /// other link of hers.
    package func setPassword(_ hash: [UInt8], of member: StoredMember, using link: [UInt8]) async throws {
        let sealVersion = member.sealVersion + 1
        let version = member.version + 1
        let (sealed, password) = try vault.withKey(member.key, of: member.id, .profile) { key in
            let place = vault.place(
                .member, row: member.id, subject: member.id, .profile, generation: member.key.generation,
                sealVersion: sealVersion)
            return (
                try vault.vault.seal(member.profile.encoded(), under: key, place),
                try vault.vault.seal(hash, under: key, passwordPlace(member, sealVersion))
            )
        }
        let digest = RowDigests.member(
            id: member.id, version: version, sealVersion: sealVersion, role: member.role.rawValue, state: "active",
            sealed: sealed, sealedPassword: password)
        let rows = try await write(
            """
            WITH link AS (
                UPDATE member_link SET used_at = \(now) WHERE secret_hash = \(link) AND tenant_id = \(tenant)
                    AND member_id = \(member.id) AND used_at IS NULL AND expires_at > \(now) RETURNING member_id
            ), changed AS (
                UPDATE member SET state = 'active', version = \(version), seal_version = \(sealVersion), sealed = \(sealed),
                    sealed_password = \(password)
                FROM link WHERE member.tenant_id = \(tenant) AND member.id = link.member_id
                    AND member.version = \(member.version) AND member.state <> 'disabled' RETURNING member.id
            ), ended AS (
                DELETE FROM session USING changed WHERE session.tenant_id = \(tenant) AND session.member_id = changed.id
            ), unused AS (
                DELETE FROM member_link USING changed WHERE member_link.tenant_id = \(tenant)
                    AND member_link.member_id = changed.id AND used_at IS NULL AND secret_hash <> \(link)
            ), noted AS (
                \(fragment: audit(
                    AuditRecord(
                        action: "member.password", table: .member, row: member.id, subject: member.id,
                        sealVersion: sealVersion, digest: digest),
                    forEach: "changed"))
            )
            SELECT id FROM changed
            """)
        guard rows.first?.isEmpty == false else { throw Self.linkGone }
        await store.tellOfEndedCredential()
    }

    static var linkGone: Refusal {
        Refusal(.notFound, RefusalCode.tokenInvalid, rule: "This link was used, has expired or never existed.")
    }
}
