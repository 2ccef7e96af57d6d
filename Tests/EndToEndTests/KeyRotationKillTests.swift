import Foundation
import Glibc
import Testing

/// Kills nobody planned, of turns of keys, while the service serves and clients create, erase and import.
struct KeyRotationKillTests {
    private static let isLong = ProcessInfo.processInfo.environment["OBHUT_TEST_LONG"] == "1"
    private static let kills = isLong ? 200 : 5
    private static let seed = ProcessInfo.processInfo.environment["OBHUT_TEST_SEED"].flatMap(UInt64.init) ?? 20_261_128

    @Test("Turns of keys that are killed again and again lose nobody, wrap nothing twice and leave nothing unreadable")
    func kills() async throws {
        try await Installation.prepared { installation, workspace in
            var generator = SeededGenerator(seed: Self.seed)
            let daemon = try await installation.serve()
            var tokens = [workspace.token]
            for _ in 0..<3 { tokens.append(try await installation.createToken(workspace)) }
            let crowd = Crowd(port: daemon.port, tokens: tokens)
            async let work: Void = crowd.work()
            try await Deadline.wait(until: "there is somebody whose keys can turn") { !crowd.result.created.isEmpty }
            let turns = [
                ["index", "--yes", "--tenant", workspace.tenant], ["tenant", "--yes", "--tenant", workspace.tenant],
                ["root", "--yes"],
            ]
            // Kills behind which a turn stood half done, by what turns.
            var halves: [String: Int] = [:]
            for number in 0..<Self.kills {
                var turn = turns[number % turns.count]
                if Int.random(in: 0..<6, using: &generator) == 0 {
                    turn = ["person", crowd.result.created.sorted()[0], "--yes", "--tenant", workspace.tenant]
                }
                let program = try installation.startCommand(["key", "rotate"] + turn)
                try await Task.sleep(for: .milliseconds(Int.random(in: 50..<9_000, using: &generator)))
                try await program.crash()
                // What a kill leaves open is finished by the next run of the same kind, or in the end.
                if program.exitCode == 128 + SIGKILL, try await Self.isTurning(turn[0], installation) {
                    halves[turn[0], default: 0] += 1
                }
            }
            // A few kills may all have come before or behind what they were meant for.
            for turn in turns where Self.isLong {
                #expect(halves[turn[0], default: 0] > 0, "seed \(Self.seed): no kill left a turn half done: \(halves)")
            }
            for turn in turns {
                let answer = try await installation.finish(installation.startCommand(["key", "rotate"] + turn))
                #expect(answer.code == 0, "seed \(Self.seed): \(answer)")
            }
            try await Deadline.wait(until: "there was enough to lose") { crowd.result.isEnough }
            crowd.stop()
            try await work
            try await RandomKillTests.expectNothingLost(
                crowd, daemon.client(workspace.token), installation, seed: Self.seed)
            let verified = try await installation.obhut("key", "verify", "--all")
            #expect(
                try verified.code == 0 && verified.json.valid.bool == true, "seed \(Self.seed): \(verified)")
            let superuser = Superuser(installation: installation)
            let former = try await superuser.number(
                """
                SELECT (SELECT count(DISTINCT epoch) - 1 FROM wrapped_key)
                    + (SELECT count(DISTINCT index_version) - 1 FROM contact_point)
                """)
            #expect(former == 0, "seed \(Self.seed): nothing is left under a former key")
            #expect(try await daemon.stop() == 0)
        }
    }

    /// Whether a turn of that kind was begun and is not over, as its operator sees it; one person's keys turn at once.
    private static func isTurning(_ kind: String, _ installation: Installation) async throws -> Bool {
        let status = try await installation.obhut("key", "status")
        #expect(status.code == 0, "\(status)")
        let (root, tenants) = (try status.json.root, try status.json.tenants.list)
        return switch kind {
        case "root": root.isTurning.bool == true
        case "tenant": tenants.contains { $0.isTurning.bool == true }
        case "index":
            tenants.contains { tenant in tenant.indexKeys.list.count { $0.use.string == "subject" } > 1 }
        default: false
        }
    }
}
