package import Domain
import Foundation
import Postgres
import Vault

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
    /// can lose at most the last second of the read log.
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
    func write(_ flow: WriteFlow, _ statements: PostgresQuery...) async throws -> [[PostgresRow]] {
        try await write(flow, statements)
    }

    func write(_ flow: WriteFlow, _ statements: [PostgresQuery]) async throws -> [[PostgresRow]] {
        try Failpoint.hit("\(flow.rawValue).before-commit")
        let results = try await knowingKeys {
            try await store.postgres.segment([enter] + statements, lane: .write)
        }
        try Failpoint.hit("\(flow.rawValue).after-commit")
        return Array(results.dropFirst())
    }

    /// Runs an interactive transaction, where a later statement needs an earlier one's rows.
    func transaction<Result: Sendable>(
        _ flow: WriteFlow, _ body: (PostgresTransaction) async throws -> Result
    ) async throws -> Result {
        let result = try await knowingKeys {
            try await store.postgres.withTransaction { transaction in
                _ = try await transaction.query(enter)
                let result = try await body(transaction)
                try Failpoint.hit("\(flow.rawValue).before-commit")
                return result
            }
        }
        try Failpoint.hit("\(flow.rawValue).after-commit")
        return result
    }

    /// Runs `body`; a key in it that was wrapped under an epoch which was retired meanwhile is refused by the database, as a
    /// token under an index key that was, and the next try knows the new one.
    private func knowingKeys<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let error as PostgresError
            where ["wrapped_key_tenant_id_epoch_fkey", "index_version_known"].contains(error.constraint)
        {
            try store.vault.reload()
            throw Refusal(
                .notReady, RefusalCode.busy, rule: "The tenant's keys were turned at this moment; try again.",
                retryAfter: 1)
        }
    }

    private var enter: PostgresQuery {
        "SELECT set_config('app.tenant', \(tenant.uuidString), true)"
    }
}
