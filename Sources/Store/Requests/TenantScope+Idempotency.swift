package import Foundation
import Postgres

/// Idempotency records: keyed hashes, status and where the thing lies; no value of any request.
extension TenantScope {
    /// Claims a key, or says what is known of it; of two claims at once one wins.
    ///
    /// `lease`: Seconds after which a claim without an answer counts as abandoned.
    /// `lifetime`: Seconds that an answer is kept.
    package func claimIdempotency(
        key: [UInt8], request: [UInt8], lease: TimeInterval, lifetime: TimeInterval
    ) async throws -> IdempotencyRecord {
        let rows = try await write(
            .idempotencyClaim,
            """
            INSERT INTO idempotency AS i (tenant_id, key_hash, request_hash, created_at)
            VALUES (\(tenant), \(key), \(request), \(now))
            ON CONFLICT (tenant_id, key_hash) DO UPDATE
                SET request_hash = EXCLUDED.request_hash, status = NULL, location = NULL, resource_id = NULL,
                    created_at = EXCLUDED.created_at
                WHERE i.created_at <= \(now.addingTimeInterval(-lifetime))
                    OR (i.status IS NULL AND i.created_at <= \(now.addingTimeInterval(-lease)))
            RETURNING 1
            """,
            "SELECT request_hash, status, location FROM idempotency WHERE tenant_id = \(tenant) AND key_hash = \(key)",
            "DELETE FROM idempotency WHERE tenant_id = \(tenant) AND created_at <= \(now.addingTimeInterval(-lifetime))"
        )
        if rows.first?.isEmpty == false { return .claimed }
        guard rows.count > 1, let row = rows[1].first else { throw StoreError.missingRow }
        let (known, status, location) = try row.decode([UInt8].self, Int16?.self, String?.self)
        guard known == request else { return .usedDifferently }
        guard let status else { return .underWay }
        return .answered(status: Int(status), location: location)
    }

    /// Keeps the answer of a claimed key, and the hash of the request, which may be known only now.
    package func completeIdempotency(
        key: [UInt8], request: [UInt8], status: Int, location: String?, resource: UUID?
    ) async throws {
        _ = try await write(
            .idempotencyComplete,
            """
            UPDATE idempotency SET request_hash = \(request), status = \(Int16(clamping: status)), location = \(location),
                resource_id = \(resource)
            WHERE tenant_id = \(tenant) AND key_hash = \(key)
            """)
    }

    /// Gives a claimed key back.
    package func releaseIdempotency(key: [UInt8]) async throws {
        _ = try await write(
            .idempotencyRelease,
            "DELETE FROM idempotency WHERE tenant_id = \(tenant) AND key_hash = \(key) AND status IS NULL")
    }
}
