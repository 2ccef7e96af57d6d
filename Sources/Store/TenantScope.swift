package import Domain
import Foundation
import Postgres

/// One actor's view of the database: every statement runs under her tenant's row-level security.
package struct TenantScope: Sendable {
    let store: Store
    /// Who acts; stands in every audit and read entry.
    package let actor: Actor

    var tenant: UUID { actor.tenant }
    var vault: VaultHandle { VaultHandle(vault: store.vault, tenant: tenant) }
    var now: Date { store.clock.now }

    /// Runs statements as one pipelined transaction and returns their rows.
    ///
    /// Statements that only add read entries belong here too: the commit does not wait for the disk, so a crash
    /// can lose at most the last second of the read log (DESIGN.md §3).
    func read(_ statements: PostgresQuery...) async throws -> [[PostgresRow]] {
        try await read(statements)
    }

    func read(_ statements: [PostgresQuery]) async throws -> [[PostgresRow]] {
        let enter: PostgresQuery = """
            SELECT set_config('app.tenant', \(tenant.uuidString), true), set_config('synchronous_commit', 'off', true)
            """
        let results = try await store.postgres.segment([enter] + statements, lane: .read)
        return Array(results.dropFirst())
    }

    /// Runs statements as one pipelined transaction that is durable when this returns.
    func write(_ statements: PostgresQuery...) async throws -> [[PostgresRow]] {
        try await write(statements)
    }

    func write(_ statements: [PostgresQuery]) async throws -> [[PostgresRow]] {
        let results = try await store.postgres.segment([enter] + statements, lane: .write)
        return Array(results.dropFirst())
    }

    /// Runs an interactive transaction, where a later statement needs an earlier one's rows.
    func transaction<Result: Sendable>(
        _ body: (PostgresTransaction) async throws -> Result
    ) async throws -> Result {
        try await store.postgres.withTransaction { transaction in
            _ = try await transaction.query(enter)
            return try await body(transaction)
        }
    }

    private var enter: PostgresQuery {
        "SELECT set_config('app.tenant', \(tenant.uuidString), true)"
    }
}
