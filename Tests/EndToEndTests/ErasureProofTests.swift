import Foundation
import Testing

/// From an erasure to the last level of its receipt, with the installation's own tools.
struct ErasureProofTests {
    private static let name = "Schönwetter-Großmann"
    private static let email = "friederike.schoenwetter@briefkasten.example"

    @Test("R-49, R-50, R-54 maintenance takes an erasure from level to level; a scan finds nothing of her")
    func levels() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let desk = Desk(installation: installation, workspace: workspace)
            let client = daemon.client(workspace.token)
            let person = try #require(
                try await client.post("/api/v1/people", People.body(Self.name, email: Self.email)).json.id.string)
            let erased = try await client.post("/api/v1/people/\(person)/erasures", ["reason": "art-17-1-b"])
            let erasure = try #require(try erased.json.id.string ?? erased.json.erasureId.string, "\(erased.text)")
            try await run(["maintenance", "run"], installation)
            #expect(try await levels(erasure, desk).count == 1, "her keys' key lives")

            try await run(["key", "rotate", "tenant", "--yes", "--tenant", workspace.tenant], installation)
            try await run(["maintenance", "run"], installation)
            let turned = try await levels(erasure, desk)
            #expect(turned.map { $0.filter { $0 == "reached" }.count } == [2, 3, 4], "\(turned)")
            try await scan(installation)
            let canary = try await desk.obhut("erasure", "scan", "--canary")
            #expect(try canary.code == 0 && canary.json.hits.int == 0, "\(canary)")

            try await run(["maintenance", "run", "--clock-offset", "P40D"], installation)
            let last = try await levels(erasure, desk)
            #expect(last.count == 4 && last[3].allSatisfy { $0 == "reached" }, "\(last)")
            #expect(try await client.get("/api/v1/erasures/\(erasure)").json.state.string == "complete")
            let letter = try await desk.obhut("erasure", "receipt", erasure, "--letter", "de")
            #expect(letter.code == 0 && letter.text.contains("L4: erreicht am") && !letter.text.contains(Self.name))
            try await Soundness(installation: installation).expect("after the last level")
            #expect(try await daemon.stop() == 0)
        }
    }

    private func run(_ arguments: [String], _ installation: Installation) async throws {
        let answer = try await installation.finish(installation.startCommand(arguments))
        #expect(answer.code == 0, "\(arguments): \(answer)")
    }

    /// The states of the five levels, version by version; every version verifies offline.
    private func levels(_ erasure: String, _ desk: Desk) async throws -> [[String]] {
        let answer = try await desk.obhut("erasure", "receipt", erasure, "--all")
        #expect(answer.code == 0, "\(answer)")
        var found: [[String]] = []
        for version in try answer.json.items.list {
            found.append((0...4).map { version.levels[dynamicMember: "L\($0)"].state.string ?? "none" })
        }
        return found
    }

    /// Finds nothing, and what is planted.
    private func scan(_ installation: Installation) async throws {
        let needles = try installation.write("needles.txt", Array("\(Self.name)\n\(Self.email)\n".utf8))
        let clean = try await installation.obhut("erasure", "scan", "--needle-file", needles)
        #expect(try clean.code == 0 && clean.json.hits.int == 0 && clean.json.unread.int == 0, "\(clean)")
        #expect(try clean.json.bytes.int ?? 0 > 10 << 20, "the database is among what was read")
        let path = installation.state + "/log/planted"
        let planted = Data("…\(Self.email)…".utf8).base64EncodedString()
        try Data(planted.utf8).write(to: URL(filePath: path))
        let found = try await installation.obhut("erasure", "scan", "--needle-file", needles)
        #expect(try found.code == 1 && found.json.hits.int == 1, "\(found)")
        try FileManager.default.removeItem(atPath: path)
    }
}
