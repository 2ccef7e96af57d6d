import Foundation
import Postgres

/// How many row-level-secured reads a client answers a second, beside what `pgbench` gets from the same server.
///
/// Needs a database it may fill: makes table `benchmark_person` with 10 tenants of 1,000 rows.
struct SegmentBenchmark {
    /// Where the table is made, and who reads it; the reader must not own it.
    let ownerConnection: String
    let readerConnection: String
    let seconds: Int
    let callers: Int
    let connections: Int
    /// Whether each segment has a connection of a plain pool to itself, instead of a lane that it shares.
    let isPool: Bool

    private static let tenants = (0..<10).map { UUID(uuidString: "00000000-0000-4000-8000-00000000000\($0)") ?? UUID() }

    func run() async throws -> String {
        try await prepare()
        var configuration = PostgresConfiguration(connectionString: readerConnection, applicationName: "benchmark")
        configuration.readLanes = connections
        configuration.poolSize = connections
        let client = PostgresClient(configuration)
        _ = try await measure(client, for: .seconds(1))
        let latencies = try await measure(client, for: .seconds(seconds)).sorted()
        await client.shutdown()
        func percentile(_ share: Double) -> Double {
            latencies.isEmpty ? 0 : latencies[Int(Double(latencies.count - 1) * share)]
        }
        return """
            \(callers) callers, \(connections) \(isPool ? "pooled connections" : "lanes"): \(latencies.count / seconds) segments/s, \
            p50 \(percentile(0.5).formatted()) ms, p99 \(percentile(0.99).formatted()) ms
            """
    }

    private func prepare() async throws {
        let owner = PostgresClient(PostgresConfiguration(connectionString: ownerConnection))
        _ = try await owner.withSession { session in
            try await session.pipeline([
                "DROP TABLE IF EXISTS benchmark_person",
                """
                CREATE TABLE benchmark_person (
                    tenant_id uuid NOT NULL, id integer NOT NULL, sealed bytea NOT NULL, PRIMARY KEY (tenant_id, id))
                """,
                """
                INSERT INTO benchmark_person
                SELECT tenant, n, decode(repeat('ab', 256), 'hex')
                FROM unnest(\(Self.tenants)) AS tenant, generate_series(1, 1000) AS n
                """,
                "ALTER TABLE benchmark_person ENABLE ROW LEVEL SECURITY",
                "ALTER TABLE benchmark_person FORCE ROW LEVEL SECURITY",
                """
                CREATE POLICY tenant ON benchmark_person
                USING (tenant_id = NULLIF(current_setting('app.tenant', true), '')::uuid)
                """,
                "GRANT SELECT ON benchmark_person TO PUBLIC",
            ])
        }
        await owner.shutdown()
    }

    /// Milliseconds of every segment.
    private func measure(_ client: PostgresClient, for duration: Duration) async throws -> [Double] {
        let end = ContinuousClock.now + duration
        return try await withThrowingTaskGroup(of: [Double].self) { group in
            for caller in 0..<callers {
                group.addTask {
                    var latencies: [Double] = []
                    let tenant = Self.tenants[caller % Self.tenants.count]
                    while ContinuousClock.now < end {
                        let id = Int32.random(in: 1...1000)
                        let start = ContinuousClock.now
                        let segment: [PostgresQuery] = [
                            "SELECT set_config('app.tenant', \(tenant.uuidString), true)",
                            "SELECT id, sealed FROM benchmark_person WHERE tenant_id = \(tenant) AND id = \(id)",
                        ]
                        let results =
                            isPool
                            ? try await client.withSession { try await $0.pipeline(segment) }
                            : try await client.segment(segment, lane: .read)
                        let (_, sealed) = try results[1][0].decode(Int32.self, [UInt8].self)
                        latencies.append(sealed.count == 256 ? (ContinuousClock.now - start) / .milliseconds(1) : .nan)
                    }
                    return latencies
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }
}
