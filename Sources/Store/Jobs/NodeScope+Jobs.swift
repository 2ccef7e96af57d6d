package import Domain
package import Foundation
import Postgres

/// The queue of work: claimed across tenants, since it names no person.
extension NodeScope {
    /// Takes up to `limit` jobs that are due, the oldest first, for `lease` seconds.
    ///
    /// A job whose worker died is taken again when its lease is over; jobs of suspended tenants wait.
    package func claimJobs(_ kinds: Set<JobKind>, limit: Int, lease: TimeInterval) async throws -> [ClaimedJob] {
        let now = store.clock.now
        let until = now.addingTimeInterval(lease)
        let rows = try await change(
            .jobClaim,
            """
            UPDATE job SET claimed_until = \(until), attempts = attempts + 1
            WHERE (tenant_id, id) IN (
                SELECT j.tenant_id, j.id FROM job j JOIN tenant t ON t.id = j.tenant_id AND t.state = 'active'
                WHERE j.due <= \(now) AND j.state = 'waiting' AND j.kind = ANY (\(kinds.map(\.rawValue).sorted()))
                    AND (j.claimed_until IS NULL OR j.claimed_until <= \(now))
                ORDER BY j.due LIMIT \(limit) FOR UPDATE OF j SKIP LOCKED)
            RETURNING tenant_id, id, kind, reference, attempts, created_at, claimed_until
            """)
        return try rows.map { row in
            let (tenant, id, kind, reference, attempts, createdAt, until) = try row.decode(
                UUID.self, UUID.self, String.self, UUID?.self, Int32.self, Date.self, Date.self)
            guard let kind = JobKind(rawValue: kind) else { throw StoreError.unknownCode(column: "kind") }
            return ClaimedJob(
                tenant: tenant, id: id, kind: kind, reference: reference, attempts: Int(attempts), createdAt: createdAt,
                claimedUntil: until)
        }
    }

    /// Notes how an attempt ended. Nothing happens when the lease was lost to another worker.
    package func settle(_ job: ClaimedJob, _ outcome: JobOutcome) async throws {
        switch outcome {
        case .done:
            _ = try await change(.jobSettle, "DELETE FROM job WHERE \(fragment: held(job))")
        case .postponed(let code):
            let now = store.clock.now
            if let due = RetrySchedule.next(after: job.attempts, since: job.createdAt, now: now) {
                _ = try await change(
                    .jobSettle,
                    """
                    UPDATE job SET due = \(due), claimed_until = NULL, last_code = \(code) WHERE \(fragment: held(job))
                    """)
            } else {
                try await bury(job, code)
            }
        case .failed(let code):
            try await bury(job, code)
        }
    }

    private func bury(_ job: ClaimedJob, _ code: String) async throws {
        _ = try await change(
            .jobSettle,
            "UPDATE job SET state = 'dead', claimed_until = NULL, last_code = \(code) WHERE \(fragment: held(job))")
    }

    private func held(_ job: ClaimedJob) -> PostgresQuery {
        "tenant_id = \(job.tenant) AND id = \(job.id) AND claimed_until = \(job.claimedUntil)"
    }

    /// Jobs of these kinds, oldest first, `after` the last one of the previous page; at most 1,000.
    package func jobs(
        _ kinds: Set<JobKind>, tenant: UUID? = nil, after: (at: Date, id: UUID)? = nil, limit: Int = 1_000
    ) async throws -> [StoredJob] {
        let bound: PostgresQuery = after.map { "AND (j.created_at, j.id) > (\($0.at), \($0.id))" } ?? ""
        let mine: PostgresQuery = tenant.map { "AND j.tenant_id = \($0)" } ?? ""
        let rows = try await query(
            """
            SELECT t.slug, j.id, j.kind, j.state, j.attempts, j.last_code, j.due, j.created_at
            FROM job j JOIN tenant t ON t.id = j.tenant_id
            WHERE j.kind = ANY (\(kinds.map(\.rawValue).sorted())) \(fragment: mine) \(fragment: bound)
            ORDER BY j.created_at, j.id LIMIT \(limit)
            """)
        return try (rows.first ?? []).map { row in
            let (slug, id, kind, state, attempts, code, due, createdAt) = try row.decode(
                String.self, UUID.self, String.self, String.self, Int32.self, String?.self, Date.self, Date.self)
            guard let kind = JobKind(rawValue: kind) else { throw StoreError.unknownCode(column: "kind") }
            guard let state = StoredJob.State(rawValue: state) else { throw StoreError.unknownCode(column: "state") }
            return StoredJob(
                tenant: slug, id: id, kind: kind, state: state, attempts: Int(attempts), lastCode: code, due: due,
                createdAt: createdAt)
        }
    }

    /// How many jobs wait and how many are dead, by kind.
    package func jobCounts() async throws -> [(kind: String, state: String, count: Int)] {
        let rows = try await query("SELECT kind, state, count(*) FROM job GROUP BY kind, state")
        return try (rows.first ?? []).map { row in
            let (kind, state, count) = try row.decode(String.self, String.self, Int64.self)
            return (kind, state, Int(count))
        }
    }

    /// Has a job tried again now, whether it waits or is dead, with three days before it.
    ///
    /// - Throws: `Refusal` 404.
    package func retryJob(_ id: UUID, _ kinds: Set<JobKind>) async throws {
        let now = store.clock.now
        let rows = try await change(
            .jobRetry,
            """
            UPDATE job SET state = 'waiting', due = \(now), attempts = 0, claimed_until = NULL, created_at = \(now)
            WHERE id = \(id) AND kind = ANY (\(kinds.map(\.rawValue).sorted()))
                AND (claimed_until IS NULL OR claimed_until <= \(now))
            RETURNING id
            """)
        guard !rows.isEmpty else {
            throw Refusal(.notFound, RefusalCode.notFound, rule: "There is no such job, or it is being tried just now.")
        }
    }

    private func change(_ flow: WriteFlow, _ statement: PostgresQuery) async throws -> [PostgresRow] {
        try Failpoint.hit("\(flow.rawValue).before-commit")
        let rows = try await store.postgres.segment([statement], lane: .write).first ?? []
        try Failpoint.hit("\(flow.rawValue).after-commit")
        return rows
    }
}
