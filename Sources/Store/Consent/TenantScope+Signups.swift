import Domain
package import Foundation
import Postgres
import Vault

/// Sign-ups that wait for their confirmation: each is a subject of its own, sealed under a key of its own (decision 0020).
extension TenantScope {
    /// Keeps a sign-up and queues the message that asks to confirm it.
    ///
    /// What is kept does not depend on whether the address is known. An address that has had its messages for today gets no
    /// further one; whoever asked is told the same.
    /// - Returns: Whether it was kept.
    /// - Throws: `Refusal` 429 where the form was filled in too often, or naming `email`.
    @discardableResult
    package func keep(_ draft: SignupDraft) async throws -> Bool {
        let index = try await contactIndex()
        let value = try index.normalized(draft.email, .email, field: "email")
        let (version, token) = try index.token(value, .pending)
        let tokens = try index.tokens(value, .pending)
        let moment = now.asStored
        var detail = ConsentEventDetail()
        detail.address = draft.email
        detail.language = draft.language
        detail.control = .unchecked
        detail.requestedAt = moment
        detail.formID = draft.form.id
        detail.formVersion = "\(draft.formVersion)"
        let key = try vault.makeEvidenceKey(of: draft.id).wrapped
        let sealed = try vault.seal(
            detail.encoded(), under: key, in: .evidence, .pendingSignup, row: draft.id, of: draft.id, sealVersion: 1)
        let purposes = draft.choices.map(\.purpose)
        let rows = try await write(
            .signupRequest, lock(signupsOf: tokens),
            """
            WITH busy AS (
                SELECT 1 FROM pending_signup p WHERE p.tenant_id = \(tenant) AND p.form_id = \(draft.form.id)
                    AND p.requested_at > \(moment.addingTimeInterval(-FrontDoorRule.formPeriod))
                HAVING count(*) >= \(Int64(FrontDoorRule.perForm))
            ), recent AS (
                SELECT p.form_id, p.purposes, p.requested_at FROM pending_signup p
                WHERE p.tenant_id = \(tenant) AND p.address_token = ANY (\(tokens))
                    AND p.requested_at > \(moment.addingTimeInterval(-FrontDoorRule.addressPeriod))
            ), allowed AS (
                SELECT f.id AS form_id FROM subscription_form f
                WHERE f.tenant_id = \(tenant) AND f.id = \(draft.form.id) AND f.state = \(FormState.published.rawValue)
                    AND NOT EXISTS (SELECT FROM busy)
                    AND (SELECT count(*) FROM recent) < \(Int64(FrontDoorRule.perAddress))
                    AND NOT EXISTS (SELECT FROM recent r WHERE r.form_id = f.id AND r.purposes = \(purposes)
                        AND r.requested_at > \(moment.addingTimeInterval(-FrontDoorRule.repeatPeriod)))
            ), new_subject AS (
                INSERT INTO subject (tenant_id, id, kind, state)
                SELECT \(tenant), \(draft.id), 'pending', 'active' FROM allowed
            ), new_key AS (
                INSERT INTO wrapped_key (tenant_id, subject_id, compartment, term, generation, epoch, wrapped)
                SELECT \(tenant), \(draft.id), 3, 0, \(key.generation), \(key.epoch), \(key.wrapped) FROM allowed
            ), made AS (
                INSERT INTO pending_signup (tenant_id, id, form_id, state, subject_id, address_token, index_version,
                    purposes, wordings, notices, requested_at, seal_version, sealed)
                SELECT \(tenant), \(draft.id), form_id, \(StoredSignup.State.waiting.rawValue), \(draft.id), \(token),
                    \(version), \(purposes), \(draft.choices.map(\.wording)), \(draft.choices.map(\.notice)), \(moment), 1,
                    \(sealed)
                FROM allowed RETURNING *
            ), noted AS (
                \(fragment: audit("signup.request", .pendingSignup, written: "made r"))
            ), queued AS (
                \(fragment: queue(.confirmationMail, reference: draft.id, forEach: "made"))
            )
            SELECT EXISTS (SELECT FROM busy), EXISTS (SELECT FROM made)
            """)
        guard let (isBusy, isMade) = try rows.last?.first?.decode(Bool.self, Bool.self) else {
            throw StoreError.missingRow
        }
        if isBusy {
            throw Refusal(
                .tooMany, RefusalCode.rateLimited, rule: "The form was filled in very often just now.",
                retryAfter: 600)
        }
        return isMade
    }

    /// A sign-up by its id; nil where it is gone.
    package func signup(_ id: UUID) async throws -> StoredSignup? {
        try await read(signups("p.id = \(id)")).first?.first.map { try storedSignup($0) }
    }

    /// A sign-up by the hash of the token in its message; nil where nothing is known of it.
    package func signup(token hash: [UInt8]) async throws -> StoredSignup? {
        try await read(signups("p.token_hash = \(hash)")).first?.first.map { try storedSignup($0) }
    }

    /// The texts behind content addresses, by address.
    package func wordings(_ hashes: [[UInt8]]) async throws -> [[UInt8]: String] {
        let rows = try await read(
            "SELECT hash, body FROM wording WHERE tenant_id = \(tenant) AND hash = ANY (\(hashes))")
        let texts = try (rows.first ?? []).map { try $0.decode([UInt8].self, String.self) }
        return Dictionary(texts) { first, _ in first }
    }

    /// Notes that the message is handed over, with the token in it; its time begins here.
    ///
    /// - Returns: Whether the sign-up still waited for it.
    package func markSent(
        _ signup: StoredSignup, token: (id: UUID, hash: [UInt8]), message: String, rendered: [UInt8], expiresAt: Date
    ) async throws -> Bool {
        guard let key = signup.key, var detail = signup.detail else { return false }
        detail.sentAt = now.asStored
        detail.messageID = message
        detail.renderedHash = rendered
        let version = signup.sealVersion + 1
        let sealed = try vault.seal(
            detail.encoded(), under: key, in: .evidence, .pendingSignup, row: signup.id, of: signup.id,
            sealVersion: version)
        let rows = try await write(
            .signupSend,
            """
            WITH changed AS (
                UPDATE pending_signup SET state = \(StoredSignup.State.sent.rawValue), token_id = \(token.id),
                    token_hash = \(token.hash), expires_at = \(expiresAt), seal_version = \(version), sealed = \(sealed)
                WHERE tenant_id = \(tenant) AND id = \(signup.id) AND seal_version = \(signup.sealVersion)
                    AND state IN (\(StoredSignup.State.waiting.rawValue), \(StoredSignup.State.sent.rawValue))
                RETURNING *
            ), noted AS (
                \(fragment: audit("signup.send", .pendingSignup, written: "changed r"))
            )
            SELECT id FROM changed
            """)
        return rows.first?.isEmpty == false
    }

    /// Takes the token of a message back that no mail server took: nobody was told it, and its time has not begun.
    package func markUnsent(_ id: UUID, token hash: [UInt8]) async throws {
        _ = try await write(
            .signupUnsend,
            """
            WITH changed AS (
                UPDATE pending_signup SET state = \(StoredSignup.State.waiting.rawValue), token_id = NULL,
                    token_hash = NULL, expires_at = NULL
                WHERE tenant_id = \(tenant) AND id = \(id) AND token_hash = \(hash)
                    AND state = \(StoredSignup.State.sent.rawValue)
                RETURNING *
            )
            \(fragment: audit("signup.unsend", .pendingSignup, written: "changed r"))
            """)
    }

    /// Queries for one sign-up with its form and its key.
    func signups(_ condition: PostgresQuery, locking: Bool = false) -> PostgresQuery {
        let lock: PostgresQuery = locking ? "FOR UPDATE OF p" : ""
        return """
            SELECT p.id, p.state, p.purposes, p.wordings, p.notices, p.token_id, p.requested_at, p.expires_at, p.seal_version,
                p.sealed, k.generation, k.epoch, k.wrapped, \(fragment: Self.formColumns)
            FROM pending_signup p JOIN subscription_form f ON f.tenant_id = p.tenant_id AND f.id = p.form_id
            JOIN subscription_form_version v ON v.tenant_id = f.tenant_id AND v.form_id = f.id AND v.version = f.version
            \(fragment: KeyColumns.sourceIfAny(tenant, of: "p.subject_id", .evidence))
            WHERE p.tenant_id = \(tenant) AND \(fragment: condition) \(fragment: lock)
            """
    }

    /// The sign-up of a row of ``signups(_:locking:)``.
    func storedSignup(_ row: PostgresRow) throws -> StoredSignup {
        let id = try row.decode(column: 0, as: UUID.self)
        guard let state = StoredSignup.State(rawValue: try row.decode(column: 1)) else {
            throw StoreError.unknownCode(column: "state")
        }
        let purposes = try row.decode(column: 2, as: [String].self)
        let wordings = try row.decode(column: 3, as: [[UInt8]].self)
        let notices = try row.decode(column: 4, as: [[UInt8]].self)
        let sealVersion = try row.decode(column: 8, as: Int64.self)
        var key: VaultHandle.WrappedKey?
        var detail: ConsentEventDetail?
        if let sealed = try row.decode(column: 9, as: [UInt8]?.self),
            try row.decode(column: 10, as: Int32?.self) != nil
        {
            let found = try KeyColumns.key(row, from: 10)
            key = found
            detail = try opening(.pendingSignup) {
                try vault.open(
                    sealed, under: found, in: .evidence, .pendingSignup, row: id, of: id, sealVersion: sealVersion
                ) { try ConsentEventDetail(decoding: $0) }
            }
        }
        return StoredSignup(
            id: id, state: state,
            choices: zip(purposes, zip(wordings, notices)).map {
                SignupChoice(purpose: $0, wording: $1.0, notice: $1.1)
            },
            tokenID: try row.decode(column: 5), requestedAt: try row.decode(column: 6),
            expiresAt: try row.decode(column: 7), detail: detail, form: try Self.form(row, from: 13),
            sealVersion: sealVersion, key: key)
    }

    /// The statement that makes sign-ups and confirmations of one address wait for each other, those of a process too that
    /// knows other versions of the index key.
    func lock(signupsOf tokens: [[UInt8]]) -> PostgresQuery {
        let names = tokens.map { "\(tenant) signup \(Data($0).base64EncodedString())" }
        return "SELECT pg_advisory_xact_lock(hashtextextended(u.name, 0)) FROM unnest(\(names)) AS u (name)"
    }
}
