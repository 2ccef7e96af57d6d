package import Domain
package import Foundation
import Postgres

/// Second factors: the secret sealed under the member's key, each code good for one use.
extension TenantScope {
    /// A member's second factor; nil where she has none.
    package func secondFactor(of member: UUID) async throws -> StoredFactor? {
        let rows = try await read(
            """
            SELECT state, created_at, last_step, seal_version, sealed, (
                SELECT count(*) FROM recovery_code c WHERE c.tenant_id = \(tenant) AND c.member_id = f.member_id
                    AND c.used_at IS NULL)
            FROM second_factor f WHERE f.tenant_id = \(tenant) AND f.member_id = \(member)
            """)
        guard let row = rows.first?.first else { return nil }
        let (state, createdAt, lastStep, sealVersion, sealed, left) = try row.decode(
            String.self, Date.self, Int64.self, Int64.self, [UInt8].self, Int64.self)
        guard let state = StoredFactor.State(rawValue: state) else { throw StoreError.unknownCode(column: "state") }
        return StoredFactor(
            state: state, createdAt: createdAt, lastStep: lastStep, codesLeft: Int(left), sealVersion: sealVersion,
            sealed: sealed)
    }

    /// The members who have an active second factor.
    package func membersWithSecondFactor() async throws -> Set<UUID> {
        let rows = try await read(
            "SELECT member_id FROM second_factor WHERE tenant_id = \(tenant) AND state = 'active' LIMIT 10000")
        return Set(try (rows.first ?? []).map { try $0.decode(UUID.self) })
    }

    /// The secret of a member's second factor, opened.
    package func secret(of factor: StoredFactor, _ member: StoredMember) throws -> [UInt8] {
        try vault.open(
            factor.sealed, under: member.key, .secondFactor, row: member.id, of: member.id,
            sealVersion: factor.sealVersion
        ) { Array($0) }
    }

    /// Stores a secret that has yet to be proven, in place of an earlier one that was not.
    ///
    /// - Throws: `Refusal` 409 `already-exists` where a factor is active.
    package func beginSecondFactor(_ secret: [UInt8], of member: StoredMember) async throws {
        // One that was removed leaves no version behind: the next begins at one where none can have been sealed, so that
        // earlier bytes open in no later row.
        let earlier = try await secondFactor(of: member.id)?.sealVersion
        let sealVersion = earlier.map { $0 + 1 } ?? Int64.random(in: 1...(1 << 62))
        let sealed = try vault.seal(
            secret, under: member.key, .secondFactor, row: member.id, of: member.id, sealVersion: sealVersion)
        let rows = try await write(
            .factorBegin,
            """
            WITH made AS (
                INSERT INTO second_factor (tenant_id, member_id, state, seal_version, sealed, last_step, created_at)
                VALUES (\(tenant), \(member.id), 'pending', \(sealVersion), \(sealed), 0, \(now))
                ON CONFLICT (tenant_id, member_id) DO UPDATE SET seal_version = \(sealVersion), sealed = \(sealed),
                    created_at = \(now)
                WHERE second_factor.state = 'pending' RETURNING *
            ), noted AS (
                \(fragment: audit("member.factor-begin", .secondFactor, written: "made r"))
            )
            SELECT member_id FROM made
            """)
        guard rows.first?.isEmpty == false else {
            throw Refusal(.conflict, RefusalCode.alreadyExists, rule: "A second factor is active already.")
        }
    }

    /// Makes a pending factor active: its first code was right.
    ///
    /// - Throws: `Refusal` 409 `conflict` where it is not pending any more.
    package func confirmSecondFactor(
        of member: UUID, _ factor: StoredFactor, step: Int64, codes: [[UInt8]]
    ) async throws {
        let rows = try await write(
            .factorConfirm,
            """
            WITH changed AS (
                UPDATE second_factor SET state = 'active', last_step = \(step)
                WHERE tenant_id = \(tenant) AND member_id = \(member) AND state = 'pending'
                    AND seal_version = \(factor.sealVersion) RETURNING member_id
            ), made AS (\(fragment: insertCodes(codes, of: member, forEach: "changed")))
            SELECT member_id FROM changed
            """,
            // In a statement of its own, which sees the codes.
            audit(
                "member.factor-on", .secondFactor,
                written: """
                    second_factor r WHERE r.tenant_id = \(tenant) AND r.member_id = \(member) AND r.state = 'active'
                        AND r.seal_version = \(factor.sealVersion) AND r.last_step = \(step)
                    """))
        guard rows.first?.isEmpty == false else { throw Self.changedMeanwhile }
    }

    /// Uses up a code's step; false where that step or a later one was used: a code that was looked over is worth nothing.
    package func useStep(_ step: Int64, of member: UUID) async throws -> Bool {
        let rows = try await write(
            .factorStep,
            """
            UPDATE second_factor SET last_step = \(step) WHERE tenant_id = \(tenant) AND member_id = \(member)
                AND state = 'active' AND last_step < \(step) RETURNING member_id
            """)
        return rows.first?.isEmpty == false
    }

    /// Uses up a recovery code; false where there is no such code, or it was used.
    package func useRecoveryCode(_ hash: [UInt8], of member: UUID) async throws -> Bool {
        let moment = now
        let rows = try await write(
            .recoveryCodeUse,
            lockFactor(of: member),
            """
            UPDATE recovery_code SET used_at = \(moment) WHERE tenant_id = \(tenant) AND member_id = \(member)
                AND code_hash = \(hash) AND used_at IS NULL RETURNING member_id
            """,
            audit(
                "member.recovery-code", .secondFactor,
                written: """
                    second_factor r WHERE r.tenant_id = \(tenant) AND r.member_id = \(member)
                        AND EXISTS (SELECT FROM recovery_code c WHERE c.tenant_id = \(tenant)
                            AND c.member_id = \(member) AND c.code_hash = \(hash) AND c.used_at = \(moment))
                    """))
        return rows.count > 1 && !rows[1].isEmpty
    }

    /// The factor and its codes are digested as one: whoever changes codes waits for whoever else does.
    private func lockFactor(of member: UUID) -> PostgresQuery {
        "SELECT FROM second_factor WHERE tenant_id = \(tenant) AND member_id = \(member) FOR UPDATE"
    }

    /// Gives a member new recovery codes; the old ones end.
    package func replaceRecoveryCodes(_ codes: [[UInt8]], of member: UUID) async throws {
        _ = try await write(
            .recoveryCodesReplace,
            lockFactor(of: member),
            "DELETE FROM recovery_code WHERE tenant_id = \(tenant) AND member_id = \(member)",
            insertCodes(
                codes, of: member,
                forEach: """
                    (SELECT FROM second_factor WHERE tenant_id = \(tenant) AND member_id = \(member)
                        AND state = 'active') AS f
                    """),
            audit(
                "member.recovery-codes", .secondFactor,
                written: "second_factor r WHERE r.tenant_id = \(tenant) AND r.member_id = \(member)"))
    }

    /// Takes a member's second factor away, with its recovery codes.
    ///
    /// `endsSessions`: Whether she must log in anew everywhere.
    /// - Returns: Whether there was one.
    @discardableResult
    package func removeSecondFactor(of member: UUID, endsSessions: Bool) async throws -> Bool {
        let rows = try await write(
            .factorRemove,
            """
            WITH changed AS (
                DELETE FROM second_factor WHERE tenant_id = \(tenant) AND member_id = \(member) RETURNING *
            ), ended AS (
                DELETE FROM session USING changed WHERE \(endsSessions) AND session.tenant_id = \(tenant)
                    AND session.member_id = changed.member_id RETURNING session.*
            ), noted AS (
                \(fragment: audit("member.factor-off", .secondFactor, gone: "changed r"))
            ), noted_sessions AS (
                \(fragment: audit("session.end", .session, gone: "ended r"))
            )
            SELECT member_id FROM changed
            """)
        if endsSessions { await store.tellOfEndedCredential() }
        return rows.first?.isEmpty == false
    }

    /// The roles that log in with a second factor only.
    package func secondFactorRoles() async throws -> Set<Role> {
        let rows = try await read("SELECT second_factor_roles FROM login_policy WHERE tenant_id = \(tenant)")
        guard let row = rows.first?.first else { return [] }
        return Set(try row.decode([String].self).compactMap(Role.init(rawValue:)))
    }

    /// Decides which roles log in with a second factor only.
    package func setSecondFactorRoles(_ roles: Set<Role>) async throws {
        let codes = roles.map(\.rawValue).sorted()
        _ = try await write(
            .loginPolicySet,
            """
            WITH made AS (
                INSERT INTO login_policy (tenant_id, second_factor_roles, changed_at)
                VALUES (\(tenant), \(codes), \(now))
                ON CONFLICT (tenant_id) DO UPDATE SET second_factor_roles = \(codes), changed_at = \(now) RETURNING *
            )
            \(fragment: audit("tenant.login-policy", .loginPolicy, written: "made r"))
            """)
    }

    private func insertCodes(_ codes: [[UInt8]], of member: UUID, forEach source: PostgresQuery) -> PostgresQuery {
        """
        INSERT INTO recovery_code (tenant_id, member_id, code_hash)
        SELECT \(tenant), \(member), u.code FROM unnest(\(codes)) AS u (code), \(fragment: source)
        """
    }
}
