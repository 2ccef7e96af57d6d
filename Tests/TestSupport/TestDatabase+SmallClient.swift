package import Postgres

extension TestDatabase {
    /// A client of few connections: many tests share one server.
    package func smallClient(as role: TestRole) -> PostgresClient {
        client(as: role) { settings in
            settings.poolSize = 3
            settings.readLanes = 1
            settings.writeLanes = 1
        }
    }
}
