package import Postgres
import Synchronization

/// A database of one test: a clone of a template, dropped when the test's closure returns.
///
///     try await TestDatabase.lease { database in
///         let client = database.client(as: .runtime)
///         …
///     }
package final class TestDatabase: Sendable {
    package let cluster: TestCluster
    package let name: String
    private let clients = Mutex<[PostgresClient]>([])

    private init(cluster: TestCluster, name: String) {
        self.cluster = cluster
        self.name = name
    }

    /// Clones a template for the time of `body`. Clients made by `client(as:)` are shut down before the drop.
    package static func lease<R: Sendable>(
        _ template: TestTemplate = .schema, on cluster: TestCluster? = nil,
        _ body: (TestDatabase) async throws -> R
    ) async throws -> R {
        let cluster = if let cluster { cluster } else { try await TestCluster.shared() }
        let database = TestDatabase(cluster: cluster, name: try await cluster.createDatabase(from: template))
        do {
            let result = try await body(database)
            try await database.drop()
            return result
        } catch {
            try? await database.drop()
            throw error
        }
    }

    /// A libpq connection string for one of the roles.
    package func connectionString(as role: TestRole) -> String {
        cluster.connectionString(database: name, role: role)
    }

    /// Default settings with this database's connection string, and limits that a slow machine does not reach.
    package func configuration(as role: TestRole) -> PostgresConfiguration {
        var settings = PostgresConfiguration(connectionString: connectionString(as: role), applicationName: "test")
        settings.acquireTimeout = .seconds(60)
        settings.statementTimeout = .seconds(120)
        settings.patientLockTimeout = .seconds(60)
        settings.transactionTimeout = .seconds(120)
        return settings
    }

    /// A client that is shut down with the database; `adjust` changes its settings.
    package func client(
        as role: TestRole, _ adjust: (inout PostgresConfiguration) -> Void = { _ in }
    ) -> PostgresClient {
        var configuration = configuration(as: role)
        adjust(&configuration)
        let client = PostgresClient(configuration, logger: .quiet)
        clients.withLock { $0.append(client) }
        return client
    }

    private func drop() async throws {
        let clients = clients.withLock { clients in
            defer { clients = [] }
            return clients
        }
        for client in clients { await client.shutdown() }
        try await cluster.dropDatabase(name)
    }
}
