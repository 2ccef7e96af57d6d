import Foundation
import Testing

/// What stands in the way of a service that takes over, and how it says so.
struct StartTroubleTests {
    @Test("A ledger file that does not hold is named by /ready and in the log; the service opens when it holds again")
    func ledger() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            _ = try await People(daemon.client(workspace.token)).create(1)
            #expect(try await !daemon.client().get("/ready").text.contains("ledger"))
            try Self.flip(installation)
            // Whoever takes over, this process again, compares the database with the file anew.
            try await Superuser(installation: installation).query(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'obhutd'")
            try await Deadline.wait(until: "/ready names the ledger file\n\(daemon.log.suffix(2_000))") {
                let ready = try await daemon.client().get("/ready")
                return ready.status == 503 && ready.text.contains("\"ledger\":\"failed: tampered\"")
                    && ready.text.contains("\"database\":\"available\"")
            }
            #expect(daemon.log.contains("the checks of the start failed"))
            #expect(daemon.log.contains("erasure.ledger"))

            try Self.flip(installation)
            try await daemon.isReady()
            #expect(try await !daemon.client().get("/ready").text.contains("ledger"))
            try await Soundness(installation: installation).expect("a ledger file that held again")
            #expect(try await daemon.stop() == 0)
        }
    }

    /// Changes one byte of the first entry, or changes it back.
    private static func flip(_ installation: Installation) throws {
        let handle = try #require(FileHandle(forUpdatingAtPath: installation.keystore + "/erasure.ledger"))
        defer { try? handle.close() }
        let place: UInt64 = 25 + 60
        try handle.seek(toOffset: place)
        let byte = try #require(try handle.read(upToCount: 1)?.first)
        try handle.seek(toOffset: place)
        try handle.write(contentsOf: Data([byte ^ 1]))
    }
}
