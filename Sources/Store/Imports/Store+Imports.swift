package import Domain
package import Foundation
import Postgres

/// Imports whose process ended before they did.
extension Store {
    /// Shows other processes that the operator's command imports, for as long as `body` takes.
    package func holdingImportLease<R>(_ body: () async throws -> R) async throws -> R {
        try await postgres.withSession { session in
            _ = try await session.query("SELECT pg_advisory_lock_shared(\(AdvisoryLock.commandImport))")
            return try await body()
        }
    }

    /// Ends imports that nobody carries on: what came in stays and can be undone, a repeat adds what is missing.
    ///
    /// `ofService` means imports over HTTP too; only where this process is the active service and none of its own can be
    /// under way. Answers the imports whose undo was cut off.
    package func endAbandonedImports(
        of tenants: [UUID], ofService: Bool
    ) async throws -> [(tenant: UUID, batch: UUID)] {
        try await postgres.withSession { session in
            let rows = try await session.query("SELECT pg_try_advisory_lock(\(AdvisoryLock.commandImport))")
            let ofCommand = try rows.first?.decode(Bool.self) ?? false
            var undoing: [(tenant: UUID, batch: UUID)] = []
            for tenant in tenants {
                let scope = scoped(to: .system(in: tenant))
                undoing += try await scope.endAbandonedImports(ofService: ofService, ofCommand: ofCommand)
                    .map { (tenant, $0) }
            }
            return undoing
        }
    }
}

extension TenantScope {
    /// An import over HTTP was begun by a member, one of the command by nobody.
    fileprivate func endAbandonedImports(ofService: Bool, ofCommand: Bool) async throws -> [UUID] {
        let rows = try await write(
            .importAbandon,
            """
            WITH ended AS (
                UPDATE import_batch SET state = 'failed', finished_at = \(now)
                WHERE tenant_id = \(tenant) AND state = 'running'
                    AND CASE WHEN created_by IS NULL THEN \(ofCommand) ELSE \(ofService) END
                RETURNING id
            )
            \(fragment: audit(from: """
                (SELECT gen_random_uuid() AS id, 'import.failed' AS action, NULL::smallint AS table_number, ended.id AS row_id,
                    NULL::uuid AS subject_id, NULL::bigint AS seal_version, NULL::bytea AS digest FROM ended) AS u
                """))
            """,
            "SELECT id FROM import_batch WHERE tenant_id = \(tenant) AND state = 'undoing' ORDER BY created_at, id")
        return try (rows.last ?? []).map { try $0.decode(UUID.self) }
    }
}

extension Actor {
    /// The service itself, at work in a tenant.
    package static func system(in tenant: UUID) -> Actor {
        Actor(tenant: tenant, member: nil, role: .admin, purpose: "operation", via: .system)
    }
}
