import Foundation
import Testing

/// The drills of `LossDrills.md`: each ends in a named error, then in a service that has everybody.
struct LossDrillTests {
    @Test("Keystore lost, database lost, both lost: an error says what is missing, the copies bring everybody back")
    func losses() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let people = try await People(daemon.client(workspace.token)).create(3)
            let places = ["/keys-a", "/keys-b"].map { installation.state + $0 }
            let run = try await installation.finish(
                installation.startCommand(
                    ["maintenance", "run"], ["OBHUT_KEY_BACKUP_DIRS": places.joined(separator: ":")]))
            #expect(run.code == 0, "\(run)")
            #expect(try await daemon.stop() == 0)
            let copy = try #require(try Self.newest(places[0]))
            let backup = try #require(try Self.newest(installation.state + "/backups"))

            // The keystore is lost; the root key was kept elsewhere and is put back.
            try Self.loseKeystore(installation)
            try await Self.expectFailure("keystore-not-found", 4, installation, workspace)
            try await Self.restoreKeystore(copy, installation)
            try await Self.expectEverybody(people, installation, workspace)

            // The database is lost.
            try FileManager.default.removeItem(atPath: installation.state + "/postgres")
            try await Self.expectFailure("database-missing", 4, installation, workspace)
            try await Self.restoreDatabase(backup, installation)
            try await Self.expectEverybody(people, installation, workspace)

            // Both are lost: keys first, for without them no backup is believed.
            try FileManager.default.removeItem(atPath: installation.state + "/postgres")
            try Self.loseKeystore(installation)
            let early = try await installation.obhut("backup", "restore", "--input", backup, "--yes")
            #expect(early.code == 4 && early.text.contains("keystore-not-found"), "\(early)")
            try await Self.restoreKeystore(copy, installation)
            try await Self.restoreDatabase(backup, installation)
            try await Self.expectEverybody(people, installation, workspace)
        }
    }

    @Test("Without its root key, or with another, a keystore opens for nobody and the file is named; with it, it does")
    func root() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let people = try await People(daemon.client(workspace.token)).create(2)
            #expect(try await daemon.stop() == 0)
            let (path, kept) = (installation.keystore + "/root.key", installation.folder + "/root.key")
            try await installation.run("/bin/cp", ["-a", path, kept])
            let right = try String(contentsOfFile: path, encoding: .utf8)
            let hex = String(try #require(right.firstMatch(of: /[0-9a-f]{64}/)).0)
            let other = String(hex.reversed())
            // Written over, so that it stays its owner's.
            let file = try #require(FileHandle(forWritingAtPath: path))
            try file.write(contentsOf: Data(right.replacing(hex, with: other).utf8))
            try file.close()
            for code in ["keystore-wrong-root", "keystore-not-found"] {
                for command in [["keystore", "status"], ["person", "find", "--email", "a@b.example"]] {
                    let answer = try await installation.finish(
                        installation.startCommand(command + ["--tenant", workspace.tenant]))
                    let said = answer.text + answer.errors
                    #expect(answer.code == 4 && said.contains(code) && said.contains("root.key"), "\(code)")
                    #expect(!said.contains(hex) && !said.contains(other))
                }
                try? FileManager.default.removeItem(atPath: path)
            }
            try FileManager.default.moveItem(atPath: kept, toPath: path)
            try await Self.expectEverybody(people, installation, workspace)
        }
    }

    // MARK: Losing and restoring

    /// Everything in the keystore but the root key, of which there is a copy elsewhere.
    private static func loseKeystore(_ installation: Installation) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: installation.keystore) where name != "root.key"
        {
            try FileManager.default.removeItem(atPath: "\(installation.keystore)/\(name)")
        }
    }

    private static func restoreKeystore(_ copy: String, _ installation: Installation) async throws {
        let restored = try await installation.obhut("keystore", "restore", "--input", copy)
        #expect(restored.code == 0, "\(restored)")
    }

    private static func restoreDatabase(_ backup: String, _ installation: Installation) async throws {
        let restored = try await installation.obhut(
            "backup", "restore", "--input", backup, "--yes", "--reason", "DRILL-2")
        #expect(restored.code == 0, "\(restored)")
        #expect(try restored.json.findings.int == 0, "\(restored)")
    }

    private static func expectFailure(
        _ code: String, _ status: Int32, _ installation: Installation, _ workspace: Workspace
    ) async throws {
        let command = try await installation.obhut(
            "person", "find", "--tenant", workspace.tenant, "--email", "a@b.example")
        #expect(command.code == status && command.text.contains(code), "\(command)")
    }

    private static func expectEverybody(
        _ people: [String], _ installation: Installation, _ workspace: Workspace
    ) async throws {
        let daemon = try await installation.serve()
        try await People(daemon.client(workspace.token)).expect(people)
        #expect(try await daemon.client(workspace.token).get("/api/v1/people").status == 200)
        try await Soundness(installation: installation).expect("everybody is back")
        #expect(try await daemon.stop() == 0)
    }

    private static func newest(_ place: String) throws -> String? {
        try FileManager.default.contentsOfDirectory(atPath: place)
            .filter { !$0.hasPrefix(".") && $0 != "status.json" }.sorted().last.map { "\(place)/\($0)" }
    }
}
