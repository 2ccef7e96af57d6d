import Domain
import Foundation
import Postgres

/// The node-wide tables without a personal value: tenants and the installation itself.
package struct NodeScope: Sendable {
    let store: Store

    func query(_ statements: PostgresQuery...) async throws -> [[PostgresRow]] {
        try await store.postgres.segment(statements, lane: .read)
    }
}
