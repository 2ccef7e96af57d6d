import Foundation
import Glibc
import Testing

/// Kills nobody planned, of the service and of its database, while clients create, erase and import.
struct RandomKillTests {
    private static let isLong = ProcessInfo.processInfo.environment["OBHUT_TEST_LONG"] == "1"
    private static let kills = isLong ? 200 : 12
    private static let seed = ProcessInfo.processInfo.environment["OBHUT_TEST_SEED"].flatMap(UInt64.init) ?? 20_250_617

    @Test("Nothing acknowledged is lost and nothing is half done after random kills")
    func kills() async throws {
        try await Installation.prepared { installation, workspace in
            var generator = SeededGenerator(seed: Self.seed)
            // A port that the system gives to nobody else, for it is taken again after every kill.
            let port = 20_000 + Int(getpid()) % 12_000
            var daemon = try await installation.serve(["OBHUT_HTTP_PORT": "\(port)"])
            var tokens = [workspace.token]
            for _ in 0..<3 { tokens.append(try await installation.createToken(workspace)) }
            let crowd = Crowd(port: port, tokens: tokens)
            async let work: Void = crowd.work()
            for number in 0..<Self.kills {
                let acknowledged = crowd.result.created.count
                let moment = Duration.milliseconds(Int.random(in: 20..<700, using: &generator))
                try await Task.sleep(for: moment)
                if Int.random(in: 0..<2, using: &generator) == 0 {
                    try await daemon.program.crash()
                    // Now and then the database goes down with it.
                    if Int.random(in: 0..<4, using: &generator) == 0, installation.database != nil {
                        try installation.crashDatabase()
                    }
                    daemon = try await installation.serve(["OBHUT_HTTP_PORT": "\(port)"])
                } else {
                    // It may not be back from the kill before.
                    try await Deadline.wait(until: "a server to kill") { installation.database != nil }
                    try installation.crashDatabase()
                    try await daemon.isReady()
                }
                try await Deadline.wait(until: "work goes on after kill \(number)") {
                    crowd.result.created.count > acknowledged
                }
            }
            // On a slow machine the kills are over before there was enough to lose.
            try await Deadline.wait(until: "there was enough to lose") { crowd.result.isEnough }
            crowd.stop()
            try await work
            try await Self.expectNothingLost(crowd, daemon.client(workspace.token), installation, seed: Self.seed)
            #expect(try await daemon.stop() == 0)
        }
    }

    /// Expects that everything is there that the crowd was told, and nothing that it erased.
    static func expectNothingLost(
        _ crowd: Crowd, _ client: HTTPClient, _ installation: Installation, seed number: UInt64
    ) async throws {
        let result = crowd.result
        let seed = Comment("seed \(number)")
        #expect(result.failures.isEmpty, seed)
        #expect(result.isEnough, seed)
        let superuser = Superuser(installation: installation)
        let living = Set(try await superuser.query("SELECT id FROM person"))
        let gone = Set(try await superuser.query("SELECT subject_id FROM erasure"))
        let erasures = Set(try await superuser.query("SELECT id FROM erasure"))
        #expect(result.created.subtracting(result.perhapsErased).isSubset(of: living), seed)
        for id in result.perhapsErased { #expect(living.contains(id) != gone.contains(id), seed) }
        for (id, erasure) in result.erased {
            #expect(!living.contains(id) && gone.contains(id) && erasures.contains(erasure), seed)
        }
        // Every row of every file once: repeats added nothing, and nothing that came in is gone.
        let imported = try await superuser.number("SELECT count(*) FROM person WHERE import_batch_id IS NOT NULL")
        #expect(imported == crowd.importedRows, seed)
        try await Soundness(installation: installation).expect("seed \(number)")
        for id in result.created.prefix(20) {
            #expect(try await client.get("/api/v1/people/\(id)").status == (living.contains(id) ? 200 : 404), seed)
        }
    }
}
