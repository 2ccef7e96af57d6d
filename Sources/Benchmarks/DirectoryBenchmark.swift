import Directory
import Domain
import Foundation
import Logging
import Postgres
import Store
import Vault

/// How long a tenant's directory takes to be filled and searched, and how many bytes it needs for a person.
///
/// Works on an installation whose tenant has its people already; opens the keystore as `obhutd` does.
struct DirectoryBenchmark {
    /// Where the runtime role connects to.
    let connection: String
    let keystore: String
    let tenantSlug: String

    /// What staff type: frequent and rare, short and long, words, numbers, and something that nobody has.
    private static let searches = [
        "an", "nach4711", "vor99999 nach99999", "mueller", "kunden.example", "import4242@", "030 2300",
        "+49 30 23099999",
        "xq", "niemand", "e", "nach1 vor1", "import99999@kunden.example",
        "ac", "ue", "99999", "oxo", "lindenstrasse 199",
    ]
    private static let rounds = 40

    func run() async throws -> String {
        let vault = try Vault.open(directory: keystore, root: .file("\(keystore)/root.key"), mode: .reader)
        let client = PostgresClient(PostgresConfiguration(connectionString: connection, applicationName: "benchmark"))
        let store = Store(
            postgres: client, vault: vault, ledgerFile: try ErasureLedgerFile.open(directory: keystore),
            clock: SystemClock(), logger: Logger(label: "benchmark") { _ in SwiftLogNoOpLogHandler() })
        let tenant = try await store.node.tenant(slug: tenantSlug)
        let actor = Actor(tenant: tenant.id, member: nil, role: .owner, purpose: "operation", via: .system)
        var loads: [Double] = []
        var busy: [Double] = []
        var directory = Directory(store)
        for _ in 0..<5 {
            directory = Directory(store)
            let begun = Self.processorTime()
            loads.append(try await milliseconds { _ = try await directory.find(DirectoryQuery(limit: 1), by: actor) })
            busy.append(Self.processorTime() - begun)
        }
        guard let extent = directory.extent(of: tenant.id) else { return "nobody there" }
        let empty = try await sample {
            DirectoryQuery(limit: 1)
        } over: {
            try await directory.find($0, by: actor)
        }
        let ceiling = try await FillCeiling(client: client, tenant: tenant.id, people: extent.people).run()
        let least = ceiling.rows + ceiling.opening
        let filled = loads.sorted()[loads.count / 2]
        var lines = [
            """
            \(extent.people) people: filled in \(text(filled)) ms (median of \(loads.count); \
            goal ≤ 1,000 for 100,000), \(text(Double(extent.bytes) / Double(max(1, extent.people)))) bytes each (goal ≤ 200)
            """,
            """
            the same rows alone \(text(ceiling.rows)) ms, opening as many ciphertexts alone \(text(ceiling.opening)) ms: \
            \(text(filled / least)) of both; fastest fill \(text(loads.min() ?? 0)) ms; processor time of this program \
            \(text(busy.sorted()[busy.count / 2])) ms a fill
            """,
            "one look at the change feed and an empty search: p50 \(text(empty.p50)) ms",
        ]
        var worst = 0.0
        for search in Self.searches {
            let figures = try await sample {
                DirectoryQuery(search: search)
            } over: {
                try await directory.find($0, by: actor)
            }
            worst = max(worst, figures.p50 - empty.p50)
            lines.append(
                "search of \(search.utf8.count) bytes: p50 \(text(figures.p50)) ms, p99 \(text(figures.p99)) ms")
        }
        let sorted = try await sample {
            DirectoryQuery(search: "an", order: .updatedAt, isDescending: true)
        } over: {
            try await directory.find($0, by: actor)
        }
        worst = max(worst, sorted.p50 - empty.p50)
        lines.append("\"an\" by time of change: p50 \(text(sorted.p50)) ms, p99 \(text(sorted.p99)) ms")
        for (name, query) in [
            ("a town of many", DirectoryQuery(town: "Jena")), ("a town of nobody", DirectoryQuery(town: "Rom")),
            ("a town of nobody, newest first", DirectoryQuery(town: "Rom", order: .createdAt, isDescending: true)),
            ("a stage", DirectoryQuery(attributes: [.lifecycle("lead")])),
            ("two letters by time of change", DirectoryQuery(search: "xq", order: .updatedAt, isDescending: true)),
        ] {
            let figures = try await sample {
                query
            } over: {
                try await directory.find($0, by: actor)
            }
            worst = max(worst, figures.p50 - empty.p50)
            lines.append("\(name): p50 \(text(figures.p50)) ms, p99 \(text(figures.p99)) ms")
        }
        lines.append("slowest search beyond the look at the feed: \(text(worst)) ms (goal ≤ 5 for 100,000)")
        await client.shutdown()
        return lines.joined(separator: "\n")
    }

    private func sample(
        _ query: () -> DirectoryQuery, over find: (DirectoryQuery) async throws -> DirectoryPage
    ) async throws -> (p50: Double, p99: Double) {
        var times: [Double] = []
        for _ in 0..<Self.rounds {
            let asked = query()
            times.append(try await milliseconds { _ = try await find(asked) })
        }
        times.sort()
        return (times[times.count / 2], times[times.count - 1])
    }

    private func milliseconds(_ work: () async throws -> Void) async rethrows -> Double {
        let start = ContinuousClock.now
        try await work()
        return (ContinuousClock.now - start) / .milliseconds(1)
    }

    /// Milliseconds that this program has had a processor.
    private static func processorTime() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) * 1_000 }

    private func text(_ number: Double) -> String { number.formatted(.number.precision(.fractionLength(2))) }
}
