package import Domain
package import Foundation
import Postgres
import Vault

extension Store {
    /// Lets a tenant's tokens be made with the index keys that the keystore has come to, where the database comes from before
    /// the last turn; ``TurnIndexes`` makes the old ones anew afterwards.
    ///
    /// Sign-ups and rows in quarantine whose key is destroyed go, known version or not: nobody could find what they say of
    /// somebody who is to be erased. A replay that was cut off, and a database from between a turn and the end of a former key,
    /// know the versions and hold such rows all the same.
    package func learnIndexes(of tenant: UUID, by actor: Actor) async throws {
        let scope = scoped(to: actor)
        let known = try await scope.indexVersions(counted: false).filter(\.isActive)
        let active = try vault.indexKeys(tenant).filter { $0.state == .active }
        let isKnown = active.allSatisfy { key in known.contains { $0.use == key.use && $0.version == key.version } }
        if !isKnown {
            try await scope.activateIndexes(
                Dictionary(active.map { ($0.use, $0.version) }, uniquingKeysWith: { max($0, $1) }))
        }
        try await scope.forgetWaiting(but: try vault.indexVersions(tenant, .pending))
        // Requests hold the address that an erasure looks for; those under a key that is destroyed too are lost to everybody.
        let target = try vault.activeIndexVersion(tenant, .pending)
        var last: UUID?
        repeat {
            last = try await scope.moveRequestTokens(to: target, after: last, leavesUnread: true).next
        } while last != nil
    }
}

extension TenantScope {
    /// Forgets sign-ups and quarantined rows with a token of another version of the index key of what waits.
    fileprivate func forgetWaiting(but held: [UInt32]) async throws {
        let versions = held.map { Int32(bitPattern: $0) }
        // A statement has its limit of time, and a quarantine may be full.
        while try await forgetSome(but: versions) > 0 {}
    }

    /// Forgets up to 500 of each; answers how many there were.
    private func forgetSome(but versions: [Int32]) async throws -> Int {
        let rows = try await write(
            .restoreForget,
            """
            WITH hit AS (
                SELECT DISTINCT subject_id FROM quarantine_token
                WHERE tenant_id = \(tenant) AND index_version <> ALL (\(versions)) ORDER BY subject_id LIMIT 500
            ), \(fragment: quarantineRemoval("quarantine.expire"))
            SELECT id FROM gone
            """,
            """
            UPDATE import_batch b SET quarantined = left_over.count FROM (
                SELECT o.id, (SELECT count(*) FROM import_row i WHERE i.tenant_id = o.tenant_id AND i.batch_id = o.id
                    AND i.outcome = 'quarantined') AS count
                FROM import_batch o WHERE o.tenant_id = \(tenant) AND o.quarantined > 0
            ) left_over
            WHERE b.tenant_id = \(tenant) AND b.id = left_over.id AND b.quarantined > left_over.count
            """,
            """
            WITH due AS (
                SELECT p.id FROM pending_signup p WHERE p.tenant_id = \(tenant) AND p.address_token IS NOT NULL
                    AND p.index_version <> ALL (\(versions)) ORDER BY p.id LIMIT 500 FOR UPDATE
            ), \(fragment: signupEnding(.expired, "signup.expire"))
            SELECT id FROM ended
            """)
        return rows[0].count + rows[2].count
    }
}
