import Foundation
import Testing

/// Backups that nobody has to think of: every day one, every week one restored for practice.
struct ScheduledBackupTests {
    @Test("A run of maintenance makes a backup, restores it for practice beside the service, and says so")
    func made() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            _ = try await People(daemon.client(workspace.token)).create(3)
            let keys = ["/keys-a", "/keys-b"].map { installation.state + $0 }
            let places = ["OBHUT_KEY_BACKUP_DIRS": keys.joined(separator: ":")]
            let run = try await installation.finish(installation.startCommand(["maintenance", "run"], places))
            #expect(run.code == 0, "\(run)")
            #expect(try Self.counts(run) == ["backup": 1, "drill": 1])
            let backups = try Self.backups(installation)
            try #require(backups.count == 1)
            let verified = try await installation.obhut("backup", "verify", "--input", backups[0])
            #expect(verified.code == 0, "\(verified)")
            for place in keys { #expect(try FileManager.default.contentsOfDirectory(atPath: place).count == 1) }
            #expect(try Self.leftovers(installation) == [], "what was unpacked for practice is gone")

            let status = try await installation.obhut("key", "status").json.backups
            #expect(status.drill.passed.bool == true && status.drill.tenants.int == 1, "\(status)")
            #expect(status.drill.keys.int ?? 0 > 0 && status.drill.people.int == 3, "\(status)")
            #expect(status.drill.findings.int == 0)

            let again = try await installation.obhut("maintenance", "run")
            #expect(try Self.counts(again) == ["backup": 0, "drill": 0], "one a day is enough: \(again)")
            #expect(try await daemon.client().get("/ready").status == 200)
            let off = try await installation.finish(
                installation.startCommand(
                    ["maintenance", "run"], ["OBHUT_BACKUP_SCHEDULE": "off", "OBHUT_CLOCK_OFFSET": "P2D"]))
            #expect(try Self.counts(off) == ["backup": 0, "drill": 0], "\(off)")
        }
    }

    @Test("Backups beyond the horizon go, the newest never; a week later one is restored for practice again")
    func pruned() async throws {
        try await Installation.prepared { installation, _ in
            func run(_ offset: String) async throws -> [String: Int] {
                let answer = try await installation.finish(
                    installation.startCommand(
                        ["maintenance", "run"], ["OBHUT_CLOCK_OFFSET": offset, "OBHUT_BACKUP_HORIZON_DAYS": "10"]))
                #expect(answer.code == 0, "\(answer)")
                return try Self.counts(answer)
            }
            #expect(try await run("PT1H") == ["backup": 1, "drill": 1])
            #expect(try await run("P2D") == ["backup": 1, "drill": 0])
            let first = try #require(try Self.backups(installation).first)
            #expect(try await run("P8D") == ["backup": 1, "drill": 1])
            #expect(try Self.backups(installation).count == 3)
            #expect(try await run("P11D") == ["backup": 1, "drill": 0])
            #expect(try Self.backups(installation).count == 3)
            #expect(!FileManager.default.fileExists(atPath: first))
            #expect(try await run("P90D")["backup"] == 1)
            #expect(try Self.backups(installation).count == 1, "what is left is the one of just now")
            // The clock is set back: what was made in the future stands in nobody's way.
            #expect(try await run("PT1H")["backup"] == 1)
        }
    }

    @Test("A place of keys that is away keeps no old backup and no other place; its copy comes when it is back")
    func away() async throws {
        try await Installation.prepared { installation, _ in
            let keys = ["/keys-a", "/keys-b"].map { installation.state + $0 }
            func run(_ offset: String) async throws -> CommandAnswer {
                try await installation.finish(
                    installation.startCommand(
                        ["maintenance", "run"],
                        [
                            "OBHUT_CLOCK_OFFSET": offset, "OBHUT_BACKUP_HORIZON_DAYS": "10",
                            "OBHUT_KEY_BACKUP_DIRS": keys.joined(separator: ":"),
                        ]))
            }
            func copies(_ place: String) throws -> [String] {
                try FileManager.default.contentsOfDirectory(atPath: place).sorted()
            }
            try Data().write(to: URL(filePath: keys[0]))
            #expect(try await run("PT1H").code != 0)
            let first = try #require(try Self.backups(installation).first)
            #expect(try copies(keys[1]).count == 1)
            let failure = try await installation.obhut("key", "status").json.backups.failure
            #expect(failure.task.string == "key-copy", "\(failure)")

            #expect(try await run("P12D").code != 0)
            #expect(!FileManager.default.fileExists(atPath: first))
            #expect(try Self.backups(installation).count == 1)
            let other = try copies(keys[1])
            #expect(other.count == 2)

            try FileManager.default.removeItem(atPath: keys[0])
            let back = try await run("P12D")
            #expect(back.code == 0, "\(back)")
            #expect(try Self.counts(back)["backup"] == 0, "the backup is there: \(back)")
            #expect(try copies(keys[0]).count == 1)
            #expect(try copies(keys[1]).last == other.last, "what has its copy needs no other")
            #expect(try await installation.obhut("key", "status").json.backups.failure.task.string == nil)
        }
    }

    @Test(
        "A turn of keys is in the copies before the next backup is, whoever makes it; between two the last copy stays",
        arguments: [[:], ["OBHUT_BACKUP_SCHEDULE": "off"]])
    func turned(schedule: [String: String]) async throws {
        try await Installation.prepared { installation, workspace in
            let keys = ["/keys-a", "/keys-b"].map { installation.state + $0 }
            let places = ["OBHUT_KEY_BACKUP_DIRS": keys.joined(separator: ":")]
            func run() async throws -> [[String]] {
                let answer = try await installation.finish(
                    installation.startCommand(["maintenance", "run"], places.merging(schedule) { $1 }))
                #expect(answer.code == 0, "\(answer)")
                return try keys.map { try FileManager.default.contentsOfDirectory(atPath: $0).sorted() }
            }
            let before = try await run()
            for _ in 0..<2 {
                let turn = try await installation.obhut(
                    "key", "rotate", "tenant", "--yes", "--tenant", workspace.tenant)
                #expect(turn.code == 0, "\(turn)")
                let after = try await run()
                let generation = try await installation.obhut("keystore", "status").json.generation.int
                for copies in after {
                    #expect(copies.count == 1 && copies.last?.hasSuffix("-g\(generation ?? 0)") == true, "\(copies)")
                }
                #expect(zip(before, after).allSatisfy { $0 != $1 })
                #expect(try await run() == after, "what has its copy needs no other")
            }
        }
    }

    @Test("A drill with the clock set forward takes no backup away that was made without it")
    func drilled() async throws {
        try await Installation.prepared { installation, _ in
            func run(_ environment: [String: String]) async throws {
                let answer = try await installation.finish(
                    installation.startCommand(
                        ["maintenance", "run"], environment.merging(["OBHUT_BACKUP_HORIZON_DAYS": "10"]) { $1 }))
                #expect(answer.code == 0, "\(answer)")
            }
            try await run([:])
            let real = try #require(try Self.backups(installation).first)
            try await run(["OBHUT_CLOCK_OFFSET": "P90D"])
            try await run(["OBHUT_CLOCK_OFFSET": "P3Y"])
            #expect(try Self.backups(installation).count == 2, "that of the first drill is over in the second")
            let verified = try await installation.obhut("backup", "verify", "--input", real)
            #expect(verified.code == 0, "\(verified)")
            try await run([:])
            #expect(FileManager.default.fileExists(atPath: real))
        }
    }

    @Test(
        "Killed anywhere, nothing is left that looks like a backup; the next run makes one",
        arguments: Failpoints.backups)
    func killed(failpoint: String) async throws {
        try await Installation.prepared { installation, _ in
            let killed = try await installation.finish(
                installation.startCommand(["maintenance", "run"], failpoint: failpoint + "=kill"))
            #expect(killed.code == 128 + 9, "\(failpoint): \(killed)")
            for backup in try Self.backups(installation) {
                let verified = try await installation.obhut("backup", "verify", "--input", backup)
                #expect(verified.code == 0, "what has a name is whole: \(verified)")
            }
            let run = try await installation.obhut("maintenance", "run")
            #expect(run.code == 0, "\(run)")
            #expect(try Self.counts(run)["drill"] == 1, "\(run)")
            #expect(try Self.backups(installation).count == 1)
            #expect(try Self.leftovers(installation) == [])
        }
    }

    @Test("A backup that does not hold is told loudly, and shown until one does")
    func damaged() async throws {
        try await Installation.prepared { installation, _ in
            let made = try await installation.finish(
                installation.startCommand(["maintenance", "run"], failpoint: "backup.drill.running=error"))
            #expect(made.code != 0, "\(made)")
            let backup = try #require(try Self.backups(installation).first)
            let archive = try #require(FileHandle(forUpdatingAtPath: backup + "/database.tar"))
            try archive.seek(toOffset: 1 << 20)
            try archive.write(contentsOf: [UInt8](repeating: 0xA5, count: 64))
            try archive.close()
            let run = try await installation.obhut("maintenance", "run")
            #expect(run.code == 2 && run.text.contains("backup-damaged"), "\(run)")
            let status = try await installation.obhut("key", "status")
            #expect(try status.json.backups.failure.code.string == "backup-damaged", "\(status)")
            #expect(status.errors.contains("backup-damaged"), "\(status)")
            #expect(try Self.leftovers(installation) == [])
            let next = try await installation.finish(
                installation.startCommand(["maintenance", "run"], ["OBHUT_CLOCK_OFFSET": "P2D"]))
            #expect(next.code == 0, "\(next)")
            #expect(try await installation.obhut("key", "status").json.backups.failure.code.string == nil)
        }
    }

    // MARK: What is there

    private static func counts(_ run: CommandAnswer) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for item in try run.json.items.list {
            guard let task = item.task.string, ["backup", "drill"].contains(task) else { continue }
            counts[task] = item.count.int
        }
        return counts
    }

    /// What looks like a backup.
    private static func backups(_ installation: Installation) throws -> [String] {
        try names(installation).map { "\(installation.state)/backups/\($0)" }
            .filter { FileManager.default.fileExists(atPath: $0 + "/manifest.json") && !$0.contains("/.") }.sorted()
    }

    /// What should not be there.
    private static func leftovers(_ installation: Installation) throws -> [String] {
        try names(installation).filter { $0.hasPrefix(".") && $0 != ".lock" }
    }

    private static func names(_ installation: Installation) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: installation.state + "/backups")
    }
}
