import Foundation
import Testing

/// A machine whose clock is far ahead cannot be told from one that was off for long: both are asked about first.
struct ClockJumpTests {
    private static let destroying: Set = ["entries", "retention", "canary", "epochs", "bundles", "backup"]

    @Test("Far ahead of the last maintenance nothing is destroyed, until somebody says that the clock is right")
    func refused() async throws {
        try await Installation.prepared { installation, _ in
            func run(_ more: String..., offset: String = "") async throws -> CommandAnswer {
                try await installation.finish(
                    installation.startCommand(["maintenance", "run"] + more, ["OBHUT_CLOCK_OFFSET": offset]))
            }
            func lastWas(_ days: Double) throws {
                let moment = Date(timeIntervalSinceNow: -days * 86_400).formatted(.iso8601)
                try Data((moment + "\n").utf8).write(to: URL(filePath: installation.state + "/maintenance"))
            }
            #expect(try await run().code == 0, "nothing is on record before the first run")
            try lastWas(7.9)
            #expect(try await run().code == 0, "a week off is nothing")

            try lastWas(8.1)
            for refused in [try await run(), try await run("--dry-run")] {
                #expect(refused.code == 4, "\(refused)")
                #expect(try refused.json.error.code.string == "clock-jumped", "\(refused)")
                #expect(try Set(refused.json.tasks.list.compactMap(\.string)) == Self.destroying, "\(refused)")
            }
            #expect(try await run(offset: "P1D").code == 0, "an offset is somebody's word")
            #expect(try await run().code == 4, "and leaves no note")
            #expect(try await run("--yes").code == 0)
            #expect(try await run().code == 0, "the clock is believed from here on")
        }
    }

    @Test("Without a note the newest backup speaks; none is made or removed while it does, and what proves goes on")
    func byBackup() async throws {
        try await Installation.prepared { installation, _ in
            #expect(try await installation.obhut("maintenance", "run").code == 0)
            let shelf = installation.state + "/backups"
            let made = try #require(try Self.backups(shelf).first)
            let style = Date.ISO8601FormatStyle(
                dateSeparator: .omitted, timeSeparator: .omitted, timeZoneSeparator: .omitted, timeZone: .gmt)
            let names = [40.0, 20].map { style.format(Date(timeIntervalSinceNow: -$0 * 86_400)) }
            try FileManager.default.copyItem(atPath: "\(shelf)/\(made)", toPath: "\(shelf)/\(names[0])")
            try FileManager.default.moveItem(atPath: "\(shelf)/\(made)", toPath: "\(shelf)/\(names[1])")
            let note = installation.state + "/maintenance"
            try FileManager.default.removeItem(atPath: note)
            try FileManager.default.removeItem(atPath: "\(shelf)/status.json")

            let refused = try await installation.obhut("maintenance", "run")
            #expect(refused.code == 4 && refused.text.contains("clock-jumped"), "\(refused)")
            #expect(try Self.backups(shelf) == names)
            #expect(!FileManager.default.fileExists(atPath: note))
            let status = try await installation.obhut("key", "status").json.backups
            #expect(status.drill.passed.bool == true, "what destroys nothing is done: \(status)")

            #expect(try await installation.obhut("maintenance", "run", "--yes").code == 0)
            let left = try Self.backups(shelf)
            #expect(left.count == 2 && left.first == names[1], "one is over, one is new: \(left)")
        }
    }

    private static func backups(_ shelf: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: shelf).filter { $0.first?.isNumber == true }.sorted()
    }
}
