package import Domain
import Foundation
import Postgres
import Vault

/// Changes of a member by those who manage the staff, and of her name by herself.
extension TenantScope {
    /// Disables or enables a member; disabling ends her sessions and revokes her tokens at once.
    ///
    /// - Throws: `Refusal` 409 `last-owner`, 409 `conflict` where somebody changed her in the meantime.
    package func setDisabled(_ disabled: Bool, _ member: StoredMember) async throws {
        let state = disabled ? "disabled" : (member.sealedPassword == nil ? "invited" : "active")
        try await change(
            member, role: member.role, state: state, action: disabled ? "member.disable" : "member.enable",
            also: """
                , ended AS (
                    DELETE FROM session USING changed
                    WHERE \(disabled) AND session.tenant_id = \(tenant) AND session.member_id = changed.id
                    RETURNING session.*
                ), unused AS (
                    DELETE FROM member_link USING changed WHERE \(disabled) AND member_link.tenant_id = \(tenant)
                        AND member_link.member_id = changed.id AND used_at IS NULL RETURNING member_link.*
                ), revoked AS (
                    UPDATE api_token SET revoked_at = \(now) FROM changed
                    WHERE \(disabled) AND api_token.tenant_id = \(tenant) AND api_token.member_id = changed.id
                        AND api_token.revoked_at IS NULL RETURNING api_token.*
                ), noted_sessions AS (\(fragment: audit("session.end", .session, gone: "ended r"))
                ), noted_links AS (\(fragment: audit("member.link-end", .memberLink, gone: "unused r"))
                ), noted_tokens AS (\(fragment: audit("token.revoke", .apiToken, written: "revoked r")))
                """)
    }

    /// Gives a member another role; it holds for her sessions and tokens at once.
    ///
    /// An invitation was made for the role before, and whoever made it may know the link: it ends, and a new one is sent.
    /// - Throws: `Refusal` 409 `last-owner`, 409 `conflict` where somebody changed her in the meantime.
    package func setRole(_ role: Role, _ member: StoredMember) async throws {
        try await change(
            member, role: role, state: member.state.rawValue, action: "member.role",
            also: """
                , sessions AS (
                    UPDATE session SET role = \(role.rawValue) FROM changed
                    WHERE session.tenant_id = \(tenant) AND session.member_id = changed.id RETURNING session.*
                ), tokens AS (
                    UPDATE api_token SET role = \(role.rawValue) FROM changed
                    WHERE api_token.tenant_id = \(tenant) AND api_token.member_id = changed.id RETURNING api_token.*
                ), links AS (
                    DELETE FROM member_link USING changed WHERE member_link.tenant_id = \(tenant)
                        AND member_link.member_id = changed.id AND used_at IS NULL RETURNING member_link.*
                ), noted_sessions AS (\(fragment: audit("session.role", .session, written: "sessions r"))
                ), noted_tokens AS (\(fragment: audit("token.role", .apiToken, written: "tokens r"))
                ), noted_links AS (\(fragment: audit("member.link-end", .memberLink, gone: "links r"))
                ), written AS (
                    \(fragment: queueInvitation(
                        of: member.id, forEach: "changed WHERE \(member.state == .invited)"))
                )
                """)
    }

    /// Changes role and state, unless no owner who can log in would be left.
    ///
    /// Owners are locked in ascending order, so that two who demote each other at one moment do so one after the other.
    private func change(
        _ member: StoredMember, role: Role, state: String, action: String, also: PostgresQuery
    ) async throws {
        let version = member.version + 1
        let losesOwner =
            member.role == .owner && (role != .owner || state == StoredMember.State.disabled.rawValue)
            && member.state != .disabled
        let digest = RowDigests.member(
            id: member.id, version: version, sealVersion: member.sealVersion, role: role.rawValue, state: state,
            sealed: member.sealed, sealedPassword: member.sealedPassword)
        let statement: PostgresQuery = """
            WITH owners AS (
                SELECT id, state FROM member
                WHERE \(losesOwner) AND tenant_id = \(tenant) AND role = 'owner' AND state <> 'disabled'
                ORDER BY id FOR UPDATE
            ), others AS (
                SELECT id FROM owners WHERE id <> \(member.id)
                    AND (state = 'active' OR \(member.state == .invited))
            ), changed AS (
                UPDATE member SET role = \(role.rawValue), state = \(state), version = \(version)
                WHERE tenant_id = \(tenant) AND id = \(member.id) AND version = \(member.version)
                    AND (NOT \(losesOwner) OR EXISTS (SELECT FROM others))
                RETURNING id
            ) \(fragment: also), noted AS (
                \(fragment: audit(
                    AuditRecord(
                        action: action, table: .member, row: member.id, subject: member.id,
                        sealVersion: member.sealVersion, digest: digest),
                    forEach: "changed"))
            )
            SELECT (SELECT count(*) FROM changed), (SELECT count(*) FROM others)
            """
        let rows = try await transaction(.memberChange) { transaction in
            let rows = try await transaction.query(statement)
            // After the owners are locked, so that two who change each other wait in one order.
            if actor.member != member.id { try await expectStanding(transaction) }
            return rows
        }
        guard let row = rows.first else { throw StoreError.missingRow }
        let (changed, others) = try row.decode(Int64.self, Int64.self)
        guard changed == 0 else { return await store.tellOfEndedCredential() }
        if losesOwner, others == 0 {
            throw Refusal(
                .conflict, RefusalCode.lastOwner, rule: "A tenant keeps at least one owner who can log in.")
        }
        throw Self.changedMeanwhile
    }

    /// Seals a member's name anew.
    ///
    /// - Throws: `Refusal` 409 `conflict` where somebody changed her in the meantime.
    package func setProfile(_ profile: MemberProfile, of member: StoredMember) async throws {
        let sealing = try reseal(member, profile: profile, password: try passwordHash(of: member))
        let digest = RowDigests.member(
            id: member.id, version: member.version + 1, sealVersion: sealing.version, role: member.role.rawValue,
            state: member.state.rawValue, sealed: sealing.profile, sealedPassword: sealing.password)
        let rows = try await write(
            .memberProfile,
            """
            WITH changed AS (
                UPDATE member SET version = \(member.version + 1), seal_version = \(sealing.version),
                    sealed = \(sealing.profile), sealed_password = \(sealing.password)
                WHERE tenant_id = \(tenant) AND id = \(member.id) AND version = \(member.version) RETURNING id
            ), noted AS (
                \(fragment: audit(
                    AuditRecord(
                        action: "member.change", table: .member, row: member.id, subject: member.id,
                        sealVersion: sealing.version, digest: digest),
                    forEach: "changed"))
            )
            SELECT id FROM changed
            """)
        guard rows.first?.isEmpty == false else { throw Self.changedMeanwhile }
    }

    static var changedMeanwhile: Refusal {
        Refusal(
            .conflict, RefusalCode.conflict, rule: "Somebody changed this member in the meantime; nothing was done.")
    }
}
