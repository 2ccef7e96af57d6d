import Domain
package import Foundation
import Postgres
import Vault

/// Members of staff: invited, active, disabled; sealed like everybody else.
extension TenantScope {
    /// Stores an invited member with her login and the hash of her invitation link.
    ///
    /// - Throws: `Refusal` 409 `already-exists` when the address is a member of this tenant already, 401 where whoever
    ///   invites may not any more.
    package func invite(_ invited: InvitedMember) async throws -> UUID {
        let member = try statements(for: invited)
        do {
            try await transaction(.memberInvite) { transaction in
                try await expectStanding(transaction)
                _ = try await transaction.pipeline(member.statements)
            }
        } catch let error as PostgresError where error.isUniqueViolation {
            throw Refusal(
                .conflict, RefusalCode.alreadyExists, field: "email", rule: "This address is a member already.")
        }
        return member.id
    }

    /// Seals an invited member; she is there when the statements have run.
    func statements(for invited: InvitedMember) throws -> (id: UUID, statements: [PostgresQuery]) {
        let id = UUID()
        let role = invited.role.rawValue
        let login = try loginToken(invited.profile.email)
        let (wrapped, sealed) = try vault.withNewKey(of: id, .profile) { key, wrapped in
            let place = vault.place(
                .member, row: id, subject: id, .profile, generation: wrapped.generation, sealVersion: 1)
            return (wrapped, try vault.vault.seal(invited.profile.encoded(), under: key, place))
        }
        let digest = RowDigests.member(
            id: id, version: 1, sealVersion: 1, role: role, state: "invited", sealed: sealed,
            sealedPassword: nil)
        return (
            id,
            [
                "INSERT INTO subject (tenant_id, id, kind, state) VALUES (\(tenant), \(id), 'member', 'active')",
                """
                INSERT INTO wrapped_key (tenant_id, subject_id, compartment, term, generation, epoch, wrapped)
                VALUES (\(tenant), \(id), 1, 0, \(wrapped.generation), \(wrapped.epoch), \(wrapped.wrapped))
                """,
                """
                INSERT INTO member (tenant_id, id, role, state, version, seal_version, sealed, created_at)
                VALUES (\(tenant), \(id), \(role), 'invited', 1, 1, \(sealed), \(now))
                """,
                "INSERT INTO login (token, tenant_id, member_id) VALUES (\(login), \(tenant), \(id))",
                link(.invitation, to: id, hash: invited.invitation, expiresAt: invited.expiresAt),
                audit([
                    AuditRecord(
                        action: "member.invite", table: .member, row: id, subject: id, sealVersion: 1, digest: digest)
                ]),
            ] + (invited.isWrittenTo ? [queue(.invitationMail, reference: id)] : [])
        )
    }

    /// Gives an invited member a new link; the old one ends.
    ///
    /// - Throws: `Refusal` 409 when she has accepted or got another role meanwhile, 401 where whoever invites may not any more.
    package func renewInvitation(
        of member: StoredMember, invitation hash: [UInt8], expiresAt: Date, isWrittenTo: Bool
    ) async throws {
        let renewal: PostgresQuery = """
            WITH known AS (
                SELECT id FROM member WHERE tenant_id = \(tenant) AND id = \(member.id) AND state = 'invited'
                    AND role = \(member.role.rawValue) FOR UPDATE
            ), ended AS (
                DELETE FROM member_link USING known
                WHERE member_link.tenant_id = \(tenant) AND member_id = known.id AND used_at IS NULL
                RETURNING member_link.*
            ), made AS (
                INSERT INTO member_link (secret_hash, kind, tenant_id, member_id, created_at, expires_at)
                SELECT \(hash), \(MemberLink.Kind.invitation.rawValue), \(tenant), id, \(now), \(expiresAt) FROM known
                RETURNING *
            ), noted AS (
                \(fragment: audit("member.reinvite", .memberLink, written: "made r"))
            ), forgotten AS (
                \(fragment: audit("member.link-end", .memberLink, gone: "ended r"))
            ), written AS (
                \(fragment: queueInvitation(of: member.id, forEach: "made WHERE \(isWrittenTo)"))
            )
            SELECT member_id FROM made
            """
        let isRenewed = try await transaction(.memberReinvite) { transaction in
            try await expectStanding(transaction)
            return try await !transaction.query(renewal).isEmpty
        }
        guard isRenewed else {
            throw Refusal(
                .conflict, RefusalCode.alreadyExists, field: "email", rule: "This address is a member already.")
        }
    }

    /// Queues the message with the invitation for each row of `source`, a from-item with its condition, unless one waits.
    func queueInvitation(of member: UUID, forEach source: PostgresQuery) -> PostgresQuery {
        let kind = JobKind.invitationMail
        return queue(
            kind, reference: member,
            forEach: """
                \(fragment: source) AND NOT EXISTS (SELECT FROM job j WHERE j.tenant_id = \(tenant)
                    AND j.reference = \(member) AND j.kind = \(kind.rawValue) AND j.state = 'waiting')
                """)
    }

    /// The node-wide token of a member's address.
    func loginToken(_ email: String) throws -> [UInt8] {
        do {
            return try store.vault.loginToken(try Normalizer.email(email))
        } catch is NormalizationError {
            throw Refusal(
                .invalid, RefusalCode.emailInvalid, field: "email", rule: "An e-mail address is expected.")
        }
    }

    func link(_ kind: MemberLink.Kind, to member: UUID, hash: [UInt8], expiresAt: Date) -> PostgresQuery {
        """
        WITH made AS (
            INSERT INTO member_link (secret_hash, kind, tenant_id, member_id, created_at, expires_at)
            VALUES (\(hash), \(kind.rawValue), \(tenant), \(member), \(now), \(expiresAt)) RETURNING *
        )
        \(fragment: audit("member.link", .memberLink, written: "made r"))
        """
    }

    /// Members, oldest first, `after` the last one of the previous page; at most 1,000.
    package func members(after: (at: Date, id: UUID)? = nil, limit: Int = 1_000) async throws -> [StoredMember] {
        try await page(
            of: .member, after: after, limit: limit,
            read: { place, count in
                let bound: PostgresQuery = place.map { "(m.created_at, m.id) > (\($0.at), \($0.id))" } ?? "true"
                return try await read(
                    "\(fragment: MemberColumns.select(tenant, bound)) ORDER BY m.created_at, m.id LIMIT \(count)"
                ).first ?? []
            }, open: { try MemberColumns.member($0, vault: vault) },
            cursor: { (at: try $0.decode(column: 7), id: try $0.decode(column: 0)) })
    }

    /// One member.
    ///
    /// - Throws: `Refusal` 404.
    package func member(_ id: UUID) async throws -> StoredMember {
        let rows = try await read(MemberColumns.select(tenant, "m.id = \(id)"))
        guard let row = rows.first?.first else {
            throw Refusal(.notFound, RefusalCode.notFound, rule: "There is no such member.")
        }
        return try opening(.member) { try MemberColumns.member(row, vault: vault) }
    }

    /// The member with this address.
    ///
    /// - Throws: `Refusal` 404.
    package func member(email: String) async throws -> StoredMember {
        let token = try loginToken(email)
        let rows = try await read(
            MemberColumns.select(
                tenant, "m.id = (SELECT member_id FROM login WHERE token = \(token) AND tenant_id = \(tenant))"))
        guard let row = rows.first?.first else {
            throw Refusal(.notFound, RefusalCode.notFound, field: "email", rule: "There is no such member.")
        }
        return try opening(.member) { try MemberColumns.member(row, vault: vault) }
    }
}
