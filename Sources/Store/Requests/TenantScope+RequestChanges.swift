package import Domain
package import Foundation
import Postgres
import Vault

/// What becomes of a request: one transaction each, the request's row locked.
extension TenantScope {
    /// Changes a request.
    ///
    /// - Parameters:
    ///   - id: which one.
    ///   - action: the code in the audit log.
    ///   - person: who it is said to be of; she must be there, and stays so until it is stored.
    ///   - body: makes the change, or refuses it; answers which jobs follow of it, at most two.
    /// - Returns: the request as it is now.
    /// - Throws: `Refusal` 404, and what `body` throws.
    @discardableResult
    package func change(
        request id: UUID, _ action: String, naming person: UUID? = nil,
        _ body: @Sendable (inout StoredRequest) throws -> [JobKind]
    ) async throws -> StoredRequest {
        let index = try await contactIndex()
        return try await transaction(.requestChange) { transaction in
            if let person { _ = try await Self.lock(person, tenant, transaction) }
            guard let row = try await transaction.query(requests("q.id = \(id)", locking: true)).first else {
                throw Self.requestNotFound
            }
            let before = try opening(.subjectRequest) { try storedRequest(row) }
            var request = before
            let jobs = try body(&request)
            let contact = try ContactTokens(request.detail?.contact, index: index)
            _ = try await transaction.query(
                try update(request, before: before, contact, action, queueing: jobs))
            return request
        }
    }

    /// Somebody used the link in her message: the mailbox is hers, and so is the request (R-39).
    ///
    /// - Returns: The request and who has the address; nil where nothing is known of the link.
    ///   `isNew` is false where it was used before, or counts no more: then nothing is changed.
    package func confirm(
        request hash: [UInt8]
    ) async throws -> (request: StoredRequest, people: [UUID], isNew: Bool)? {
        let index = try await contactIndex()
        return try await transaction(.requestConfirm) { transaction in
            let rows = try await transaction.query(requests("q.link_hash = \(hash)", locking: true))
            guard let row = rows.first else { return nil }
            let before = try opening(.subjectRequest) { try storedRequest(row) }
            guard before.isConfirmable(at: now), let address = before.detail?.contact else {
                return (before, [], false)
            }
            let value = try index.normalized(address, .email, field: "contact")
            let holders = try await people(with: try index.tokens(value, .subject), transaction)
            var request = before
            request.identity = .mailedLink
            request.state = .acknowledged
            // Of several who share an address nobody is she: staff find out.
            if holders.count == 1 { request.person = holders.first }
            _ = try await transaction.query(
                try update(
                    request, before: before, ContactTokens(address, index: index), "request.confirm",
                    queueing: request.kind.takesEffectAtOnce ? [.requestEffect] : []))
            return (request, holders, true)
        }
    }

    /// The living people who have the address of a request.
    package func people(behind request: StoredRequest) async throws -> [UUID] {
        guard let address = request.detail?.contact else { return [] }
        let index = try await contactIndex()
        let value = try index.normalized(address, .email, field: "contact")
        let rows = try await read(Self.people(with: try index.tokens(value, .subject), tenant))
        return try (rows.first ?? []).map { try $0.decode(UUID.self) }
    }

    private func people(with tokens: [[UInt8]], _ transaction: PostgresTransaction) async throws -> [UUID] {
        try await transaction.query(Self.people(with: tokens, tenant)).map { try $0.decode(UUID.self) }
    }

    private static func people(with tokens: [[UInt8]], _ tenant: UUID) -> PostgresQuery {
        """
        SELECT DISTINCT c.person_id FROM contact_point c
        JOIN person p ON p.tenant_id = c.tenant_id AND p.id = c.person_id
        WHERE c.tenant_id = \(tenant) AND c.kind = 'email' AND c.token = ANY (\(tokens)) ORDER BY c.person_id LIMIT 100
        """
    }

    /// Forgets up to 500 addresses of whom nobody showed in time that a request was hers, and as many requests whose proof has
    /// had its time; answers how many there were.
    ///
    /// `proof`: The moment before which a request must have ended for the latter; one that ended in it belongs to the next year.
    package func expireRequests(proof: Date) async throws -> Int {
        let unsent = now.addingTimeInterval(-FrontDoorRule.unsentPeriod)
        let forgotten = now.addingTimeInterval(-FrontDoorRule.endedPeriod)
        let rows = try await write(
            .requestExpire,
            """
            WITH due AS (
                SELECT q.id, q.subject_id FROM subject_request q WHERE q.tenant_id = \(tenant)
                    AND q.state = \(RequestState.initiated.rawValue) AND q.identity = 'unverified'
                    AND (q.link_expires_at <= \(now) OR q.link_hash IS NULL AND q.received_at <= \(unsent)
                        AND q.contact_token IS NOT NULL)
                ORDER BY q.id LIMIT 500 FOR UPDATE SKIP LOCKED
            ), ended AS (
                UPDATE subject_request q SET state = \(RequestState.unfulfilled.rawValue), ended_at = \(now), version = version + 1,
                    \(fragment: Self.forgotten)
                FROM due WHERE q.tenant_id = \(tenant) AND q.id = due.id RETURNING q.*
            ), noted AS (
                \(fragment: audit("request.expire", .subjectRequest, written: "ended r"))
            ), key AS (
                DELETE FROM wrapped_key WHERE tenant_id = \(tenant) AND subject_id IN (SELECT subject_id FROM due)
            ), gone AS (
                DELETE FROM subject WHERE tenant_id = \(tenant) AND id IN (SELECT subject_id FROM due)
            )
            SELECT id FROM ended
            """,
            """
            WITH dropped AS (
                DELETE FROM subject_request WHERE tenant_id = \(tenant) AND id IN (
                    SELECT id FROM subject_request WHERE tenant_id = \(tenant) AND (ended_at < \(proof)
                        OR ended_at <= \(forgotten) AND state = \(RequestState.unfulfilled.rawValue))
                    ORDER BY ended_at LIMIT 500)
                RETURNING *
            ), noted AS (
                \(fragment: audit("request.forget", .subjectRequest, gone: "dropped r"))
            ), key AS (
                DELETE FROM wrapped_key WHERE tenant_id = \(tenant) AND subject_id IN (SELECT subject_id FROM dropped)
            ), gone AS (
                DELETE FROM subject WHERE tenant_id = \(tenant) AND id IN (SELECT subject_id FROM dropped)
            )
            SELECT id FROM dropped
            """)
        return rows.reduce(0) { $0 + $1.count }
    }

    /// What a request loses that is forgotten.
    private static let forgotten: PostgresQuery = """
        subject_id = NULL, contact_token = NULL, index_version = NULL, sealed = NULL, package_hash = NULL,
        package_expires_at = NULL
        """

    /// The statement that takes what was written with a person's requests along with her: those known as hers, and those from
    /// addresses of hers. What stays names nobody.
    ///
    /// `own`: Tokens of the addresses that nobody else has: what came from a shared one may be the other's.
    func forgetRequests(_ order: ErasureOrder, own: [[UInt8]]) -> PostgresQuery {
        """
        WITH hit AS (
            SELECT id, subject_id FROM subject_request WHERE tenant_id = \(tenant) AND (person_id = \(order.subject)
                OR person_id IS NULL AND contact_token = ANY (\(own)))
            ORDER BY id FOR UPDATE
        ), ended AS (
            UPDATE subject_request q SET \(fragment: Self.forgotten), version = q.version + 1,
                person_id = coalesce(q.person_id, \(order.subject)), ended_at = coalesce(q.ended_at, \(now)),
                state = CASE WHEN q.ended_at IS NOT NULL THEN q.state
                    WHEN q.kind IN ('erasure', 'restriction', 'objection')
                    THEN \(RequestState.fulfilled.rawValue) ELSE \(RequestState.unfulfilled.rawValue) END
            FROM hit WHERE q.tenant_id = \(tenant) AND q.id = hit.id RETURNING q.*
        ), noted AS (
            \(fragment: audit("request.erase", .subjectRequest, written: "ended r"))
        ), key AS (
            DELETE FROM wrapped_key WHERE tenant_id = \(tenant) AND subject_id IN (SELECT subject_id FROM hit)
        )
        DELETE FROM subject WHERE tenant_id = \(tenant) AND id IN (SELECT subject_id FROM hit)
        """
    }

    /// Whether an objection of hers, or from an address of her own, waits to be shown or carried out.
    func objects(_ subject: UUID, own: [[UInt8]]) -> PostgresQuery {
        """
        SELECT EXISTS (SELECT FROM subject_request WHERE tenant_id = \(tenant) AND kind = 'objection' AND ended_at IS NULL
            AND (person_id = \(subject) OR person_id IS NULL AND contact_token = ANY (\(own))))
        """
    }

    /// The statement that hands the requests of one record over to the one it is joined to. What was released was the other
    /// record: its links open nothing any more, and what is not handed over yet wants to be released anew.
    func moveRequests(from dropped: UUID, to kept: UUID) -> PostgresQuery {
        """
        WITH moved AS (
            UPDATE subject_request SET person_id = \(kept), version = version + 1, package_hash = NULL, package_expires_at = NULL,
                state = CASE WHEN state = \(RequestState.accepted.rawValue) THEN \(RequestState.acknowledged.rawValue)
                    ELSE state END
            WHERE tenant_id = \(tenant) AND person_id = \(dropped) RETURNING *
        )
        \(fragment: audit("request.move", .subjectRequest, written: "moved r"))
        """
    }
}
