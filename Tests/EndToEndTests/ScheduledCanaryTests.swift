import Foundation
import Testing
import Vault

/// Synthetic people who are erased and looked for without anybody thinking of it, and what a scan sees of a server's memory.
struct ScheduledCanaryTests {
    @Test(
        "R-50 every week maintenance erases a synthetic person, and looks for her in every file once her keys are gone")
    func weekly() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            #expect(try await Self.run(installation) == ["canary": 1, "scan": 0])
            #expect(try await Self.run(installation) == ["canary": 0, "scan": 0], "her keys' key lives")
            let none = try await installation.obhut("erasure", "scan", "--last")
            #expect(none.code == 3, "nobody has looked yet: \(none)")
            let turned = try await installation.obhut("key", "rotate", "tenant", "--yes", "--tenant", workspace.tenant)
            #expect(turned.code == 0, "\(turned)")
            #expect(try await Self.run(installation) == ["canary": 0, "scan": 1])

            let report = try await installation.obhut("erasure", "scan", "--last")
            #expect(try report.code == 0 && report.json.hits.int == 0 && report.json.unread.int == 0, "\(report)")
            #expect(try report.json.source.string == "schedule" && report.json.needles.int == 6)
            #expect(try report.json.memory.string == "done" && report.json.bytes.int ?? 0 > 10 << 20)
            let status = try await installation.obhut("key", "status").json.canary
            #expect(status.proof.hits.int == 0 && status.proof.tenant.string == workspace.id, "\(status)")
            let check = try await installation.obhut("compliance", "check").json.items.list
                .first { $0.requirement.string == "R-50" }
            #expect(check?.state.string == "met")

            #expect(try await Self.run(installation) == ["canary": 0, "scan": 0], "one a week is enough")
            #expect(try await Self.run(installation, ["OBHUT_CLOCK_OFFSET": "P8D"])["canary"] == 1)
            let superuser = Superuser(installation: installation)
            #expect(try await superuser.number("SELECT count(*) FROM person") == 0)
            #expect(
                try await superuser.number(
                    "SELECT count(*) FROM audit_entry WHERE action = 'person.create' AND reason = 'canary'") == 2)
            try await Soundness(installation: installation).expect("after two of them")
            #expect(try await daemon.stop() == 0)
        }
    }

    @Test(
        "Killed while she lives or just after her erasure, the next run leaves nobody alive and goes on",
        arguments: ["canary.living", "canary.erased"])
    func killed(failpoint: String) async throws {
        try await Installation.prepared { installation, _ in
            let daemon = try await installation.serve()
            let killed = try await installation.finish(
                installation.startCommand(["maintenance", "run"], failpoint: failpoint + "=kill"))
            #expect(killed.code == 128 + 9, "\(killed)")
            let superuser = Superuser(installation: installation)
            let left = try await superuser.number("SELECT count(*) FROM person")
            #expect(left == (failpoint == "canary.living" ? 1 : 0))
            #expect(try await Self.run(installation)["canary"] == 1)
            #expect(try await superuser.number("SELECT count(*) FROM person") == 0)
            try await Soundness(installation: installation).expect(failpoint)
            #expect(try await daemon.stop() == 0)
        }
    }

    @Test("R-50 what is found of her is told loudly, by its place alone, and shown until a later one is clean")
    func found() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            #expect(try await Self.run(installation)["canary"] == 1)
            let shown = try await installation.obhut("key", "status")
            #expect(!shown.text.contains("seed") && shown.text.contains("waiting"), "\(shown)")
            let town = try Self.value(4, installation)
            let planted = installation.state + "/log/planted"
            try Data(Data(town.utf8).base64EncodedString().utf8).write(to: URL(filePath: planted))
            _ = try await installation.obhut("key", "rotate", "tenant", "--yes", "--tenant", workspace.tenant)
            let run = try await installation.obhut("maintenance", "run")
            #expect(run.code == 1 && run.text.contains("needle-found"), "\(run)")
            let report = try await installation.obhut("erasure", "scan", "--last")
            #expect(try report.code == 1 && report.json.items[0].file.string == planted, "\(report)")
            #expect(try report.json.items[0].needle.int == 5 && report.json.items[0].encoding.string == "base64")
            let status = try await installation.obhut("key", "status")
            #expect(status.errors.contains("synthetic person"), "\(status)")
            for answer in [run, report, status] { #expect(!(answer.text + answer.errors).contains(town)) }

            try FileManager.default.removeItem(atPath: planted)
            let off = ["OBHUT_CLOCK_OFFSET": "P8D", "OBHUT_CANARY_SCHEDULE": "off"]
            #expect(try await Self.run(installation, off) == ["canary": 0, "scan": 0])
            #expect(try await Self.run(installation, ["OBHUT_CLOCK_OFFSET": "P8D"])["canary"] == 1)
            let again = try await Self.run(installation, ["OBHUT_CLOCK_OFFSET": "P16D"])
            #expect(again["scan"] == 1, "its week was over, its keys turned by themselves: \(again)")
            let clean = try await installation.obhut("key", "status")
            #expect(!clean.errors.contains("synthetic person"), "\(clean)")
            #expect(try await daemon.stop() == 0)
        }
    }

    @Test("R-50 what a server has in its memory alone is written out first, and into the archive of the log, too")
    func memory() async throws {
        try await Installation.prepared { installation, _ in
            let archive = LogArchive(installation: installation)
            try archive.begin()
            let daemon = try await installation.serve()
            let value = "ausschließlich im Arbeitsspeicher"
            let superuser = Superuser(installation: installation)
            try await superuser.query("CREATE TABLE planted (value text); INSERT INTO planted VALUES ('\(value)')")
            let scanner = NeedleScanner([value])
            let pages = installation.state + "/postgres/base"
            #expect(scanner.hits(below: pages).hits.isEmpty, "it is in memory alone, or this shows nothing")
            #expect(scanner.hits(below: archive.path).hits.isEmpty)
            let needles = try installation.write("needles.txt", Array(value.utf8))
            let found = try await installation.obhut("erasure", "scan", "--needle-file", needles)
            let places = try found.json.items.list.compactMap(\.file.string)
            #expect(places.contains { $0.hasPrefix(pages) }, "\(found)")
            #expect(places.contains { $0.hasPrefix(archive.path) }, "\(found)")
            #expect(try found.code == 1 && found.json.memory.string == "done", "\(found)")
            let last = try await installation.obhut("erasure", "scan", "--last")
            #expect(try last.json.source.string == "needle-file" && last.json.hits.int == found.json.hits.int)
            #expect(try await daemon.stop() == 0)
            let still = try await installation.obhut("erasure", "scan", "--needle-file", needles)
            #expect(try still.json.memory.string == "not-running", "\(still)")
        }
    }

    // MARK: What is there

    private static func run(
        _ installation: Installation, _ environment: [String: String] = [:]
    ) async throws -> [String: Int] {
        let answer = try await installation.finish(
            installation.startCommand(
                ["maintenance", "run"], ["OBHUT_BACKUP_SCHEDULE": "off"].merging(environment) { $1 }))
        #expect(answer.code == 0, "\(answer)")
        var counts: [String: Int] = [:]
        for item in try answer.json.items.list {
            guard let task = item.task.string, ["canary", "scan"].contains(task) else { continue }
            counts[task] = item.count.int
        }
        return counts
    }

    /// A value of the one who waits, made of her seed once more.
    private static func value(_ number: UInt8, _ installation: Installation) throws -> String {
        let note = try JSON(parsing: [UInt8](Data(contentsOf: URL(filePath: installation.state + "/canary.json"))))
        let digits = try #require(note.waiting.seed.string)
        let seed = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(digits.dropFirst($0).prefix(2), radix: 16)
        }
        let digest = Blake2b.hash(seed + [number], size: 24)
        return String(decoding: digest.map { UInt8(ascii: "a") + $0 % 26 }, as: UTF8.self)
    }
}
