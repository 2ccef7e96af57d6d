import Domain
package import Foundation
import Postgres
import Vault

/// What people ask for: each request is a subject of its own, sealed under a key of its own (decision 0025).
extension TenantScope {
    /// Keeps a request, and queues what follows by itself: the message that asks whose it is, or what it brings about at once.
    ///
    /// `isFromForm`: A stranger sent it. Then an address that has had its messages for today gets no further one, and whoever
    /// asked is told the same; what is kept does not depend on whether the address is known.
    /// - Returns: Whether it was kept.
    /// - Throws: `Refusal` 404 where the person is not there, 429 where the form was filled in too often, or naming `contact`.
    @discardableResult
    package func open(_ draft: RequestDraft, isFromForm: Bool = false) async throws -> Bool {
        let contact = try ContactTokens(draft.detail.contact, index: await contactIndex())
        let key = try vault.makeEvidenceKey(of: draft.id).wrapped
        let sealed = try vault.seal(
            draft.detail.encoded(), under: key, in: .evidence, .subjectRequest, row: draft.id, of: draft.id,
            sealVersion: 1)
        let job: JobKind? =
            if draft.identity == .unverified {
                contact == nil ? nil : .requestMail
            } else {
                draft.kind.takesEffectAtOnce ? .requestEffect : nil
            }
        let insert = insertion(of: draft, contact, key, sealed, job, isFromForm: isFromForm)
        let (isBusy, isMade) = try await transaction(.requestOpen) { transaction in
            if let person = draft.person { _ = try await Self.lock(person, tenant, transaction) }
            if let contact { _ = try await transaction.query(lock(requestsOf: contact.all)) }
            guard let row = try await transaction.query(insert).first else { throw StoreError.missingRow }
            for statement in answer(making: draft.id, in: "subject_request") {
                _ = try await transaction.query(statement)
            }
            return try row.decode(Bool.self, Bool.self)
        }
        if isBusy {
            throw Refusal(
                .tooMany, RefusalCode.rateLimited, rule: "The form was filled in very often just now.", retryAfter: 600)
        }
        return isMade
    }

    private func insertion(
        of draft: RequestDraft, _ contact: ContactTokens?, _ key: VaultHandle.WrappedKey, _ sealed: [UInt8],
        _ job: JobKind?, isFromForm: Bool
    ) -> PostgresQuery {
        let deadline = draft.deadline
        let state = draft.identity == .unverified ? RequestState.initiated : .acknowledged
        let queued: PostgresQuery =
            job.map { ", queued AS (\(fragment: queue($0, reference: draft.id, forEach: "made")))" } ?? ""
        return """
            WITH busy AS (
                SELECT 1 FROM subject_request q WHERE q.tenant_id = \(tenant) AND \(isFromForm)
                    AND q.received_at > \(now.addingTimeInterval(-FrontDoorRule.formPeriod))
                HAVING count(*) >= \(Int64(FrontDoorRule.perForm))
            ), recent AS (
                SELECT q.kind, q.received_at FROM subject_request q
                WHERE q.tenant_id = \(tenant) AND \(isFromForm) AND q.contact_token = ANY (\(contact?.all ?? []))
                    AND q.received_at > \(now.addingTimeInterval(-FrontDoorRule.addressPeriod))
            ), allowed AS (
                SELECT 1 WHERE NOT EXISTS (SELECT FROM busy)
                    AND (SELECT count(*) FROM recent) < \(Int64(FrontDoorRule.perAddress))
                    AND NOT EXISTS (SELECT FROM recent r WHERE r.kind = \(draft.kind.rawValue)
                        AND r.received_at > \(now.addingTimeInterval(-FrontDoorRule.repeatPeriod)))
            ), new_subject AS (
                INSERT INTO subject (tenant_id, id, kind, state)
                SELECT \(tenant), \(draft.id), 'pending', 'active' FROM allowed
            ), new_key AS (
                INSERT INTO wrapped_key (tenant_id, subject_id, compartment, term, generation, epoch, wrapped)
                SELECT \(tenant), \(draft.id), 3, 0, \(key.generation), \(key.epoch), \(key.wrapped) FROM allowed
            ), made AS (
                INSERT INTO subject_request (tenant_id, id, kind, state, identity, person_id, received_at, due_on, alarm_on,
                    notice_on, extended_by, subject_id, contact_token, index_version, downloads, version, seal_version, sealed)
                SELECT \(tenant), \(draft.id), \(draft.kind.rawValue), \(state.rawValue), \(draft.identity.rawValue),
                    \(draft.person), \(draft.receivedAt), (\("\(deadline.statutory)")::text)::date,
                    (\("\(deadline.alarm)")::text)::date, (\("\(deadline.extensionNotice)")::text)::date, 0, \(draft.id),
                    \(contact?.token), \(contact?.version), 0, 1, 1, \(sealed)
                FROM allowed RETURNING *
            ), noted AS (
                \(fragment: audit("request.open", .subjectRequest, written: "made r"))
            )\(fragment: queued)
            SELECT EXISTS (SELECT FROM busy), EXISTS (SELECT FROM made)
            """
    }

    /// Requests for the staff; notes the reading.
    ///
    /// `isOpen`: Those that wait for something, the one first that came in first; otherwise all, newest first.
    /// `limit`: 1–200.
    package func requests(
        isOpen: Bool, after cursor: (at: Date, id: UUID)?, limit: Int
    ) async throws -> [StoredRequest] {
        try await page(
            of: .subjectRequest, after: cursor, limit: limit,
            read: { place, wanted in
                let bound: PostgresQuery =
                    place.map {
                        isOpen
                            ? "AND (q.received_at, q.id) > (\($0.at), \($0.id))"
                            : "AND (q.received_at, q.id) < (\($0.at), \($0.id))"
                    } ?? ""
                let order: PostgresQuery = isOpen ? "q.received_at, q.id" : "q.received_at DESC, q.id DESC"
                let which: PostgresQuery = isOpen ? "q.ended_at IS NULL" : "true"
                return try await read(
                    noticed("\(fragment: which) \(fragment: bound) ORDER BY \(fragment: order) LIMIT \(wanted)")
                ).last ?? []
            },
            open: { try storedRequest($0) },
            cursor: { (try $0.decode(column: 5, as: Date.self), try $0.decode(column: 0, as: UUID.self)) })
    }

    /// One request for the staff; notes the reading.
    ///
    /// - Throws: `Refusal` 404.
    package func request(_ id: UUID) async throws -> StoredRequest {
        guard let row = try await read(noticed("q.id = \(id)")).last?.first else { throw Self.requestNotFound }
        return try opening(.subjectRequest) { try storedRequest(row) }
    }

    /// A request for a message or an effect, whoever it is of; nil where it is gone.
    package func pendingRequest(_ id: UUID) async throws -> StoredRequest? {
        try await read(requests("q.id = \(id)")).first?.first.map { row in
            try opening(.subjectRequest) { try storedRequest(row) }
        }
    }

    /// The request that the link in a message leads to; nil where nothing is known of it.
    package func request(link hash: [UInt8]) async throws -> StoredRequest? {
        try await read(requests("q.link_hash = \(hash)")).first?.first.map { row in
            try opening(.subjectRequest) { try storedRequest(row) }
        }
    }

    /// The request whose package a link leads to; nil where nothing is known of it.
    package func request(delivery hash: [UInt8]) async throws -> StoredRequest? {
        try await read(requests("q.package_hash = \(hash)")).first?.first.map { row in
            try opening(.subjectRequest) { try storedRequest(row) }
        }
    }

    /// What is hidden from the actor stays closed; what is shown is noted as read.
    private func noticed(_ condition: PostgresQuery) -> PostgresQuery {
        let seen = sees("q.person_id")
        return """
            WITH found AS (\(fragment: requests(condition, seen: seen))), noted AS (
                \(fragment: readEntry(
                    action: "request.read", subject: "coalesce(person_id, subject_id)",
                    from: "found WHERE sealed IS NOT NULL"))
            )
            SELECT * FROM found
            """
    }

    /// Queries for requests with their keys. `seen`: Whether what was written with one is opened, an expression of `q`.
    func requests(
        _ condition: PostgresQuery, seen: PostgresQuery = "true", locking: Bool = false
    ) -> PostgresQuery {
        let lock: PostgresQuery = locking ? "FOR UPDATE OF q" : ""
        return """
            SELECT q.id, q.kind, q.state, q.identity, q.person_id, q.received_at, q.due_on::text AS due, q.alarm_on::text AS alarm,
                q.notice_on::text AS notice, q.extended_by, q.extension_reason, q.refusal_reason, q.refused_by, q.link_hash,
                q.link_expires_at, q.package_hash, q.package_expires_at, q.downloads, q.ended_at, q.version, q.seal_version,
                q.subject_id, CASE WHEN \(fragment: seen) THEN q.sealed END AS sealed, k.generation, k.epoch, k.wrapped
            FROM subject_request q \(fragment: KeyColumns.sourceIfAny(tenant, of: "q.subject_id", .evidence))
            WHERE q.tenant_id = \(tenant) AND \(fragment: condition) \(fragment: lock)
            """
    }

    /// The statement that makes requests from one address wait for each other, under whichever version of the index key.
    private func lock(requestsOf tokens: [[UInt8]]) -> PostgresQuery {
        let names = tokens.map { "\(tenant) request \(Data($0).base64EncodedString())" }
        return "SELECT pg_advisory_xact_lock(hashtextextended(u.name, 0)) FROM unnest(\(names)) AS u (name)"
    }

    /// Tokens of one address, in the index of what waits.
    struct ContactTokens: Sendable {
        let version: Int32
        let token: [UInt8]
        let all: [[UInt8]]

        /// What a contact is found by; nil where there is none.
        init?(_ contact: String?, index: ContactIndex) throws {
            guard let contact else { return nil }
            let value = try index.normalized(contact, .email, field: "contact")
            (version, token) = try index.token(value, .pending)
            all = try index.tokens(value, .pending)
        }
    }

    static var requestNotFound: Refusal {
        Refusal(.notFound, RefusalCode.notFound, rule: "There is no such request.")
    }
}
