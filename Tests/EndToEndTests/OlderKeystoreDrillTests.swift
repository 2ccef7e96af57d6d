import Foundation
import Testing

/// A lost keystore of which only a copy from before a turn is left.
struct OlderKeystoreDrillTests {
    @Test("A copy of the keystore from before a turn is called that by all, and a backup as old brings everybody back")
    func older() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let people = try await People(daemon.client(workspace.token)).create(2)
            let backup = installation.folder + "/backup"
            #expect(try await installation.obhut("backup", "create", "--output", backup).code == 0)
            let places = ["/keys-a", "/keys-b"].map { installation.state + $0 }.joined(separator: ":")
            let made = try await installation.finish(
                installation.startCommand(["keystore", "backup"], ["OBHUT_KEY_BACKUP_DIRS": places]))
            let copy = try #require(try made.json.keyBackups.list.first?.string, "\(made)")
            let turned = try await installation.obhut("key", "rotate", "tenant", "--yes", "--tenant", workspace.tenant)
            #expect(turned.code == 0, "\(turned)")
            #expect(try await daemon.stop() == 0)
            for name in try FileManager.default.contentsOfDirectory(atPath: installation.keystore)
            where name != "root.key" {
                try FileManager.default.removeItem(atPath: "\(installation.keystore)/\(name)")
            }
            let put = try await installation.obhut("keystore", "restore", "--input", copy)
            #expect(put.code == 0, "\(put)")

            let sealed = try await installation.serve(untilReady: false)
            try await Deadline.wait(until: "it says why it is sealed\n\(sealed.log.suffix(2_000))") {
                sealed.log.contains("sealed: the keystore is older than the database")
            }
            #expect(try await sealed.client().get("/ready").status == 503)
            for command in [
                ["erasure", "replay"], ["maintenance", "run"], ["node", "fence", "show"],
                ["node", "fence", "override", "--yes", "--reason", "INCIDENT-7"],
                ["key", "rotate", "tenant", "--yes", "--tenant", workspace.tenant],
            ] {
                let answer = try await installation.finish(installation.startCommand(command))
                #expect(answer.code == 4 && answer.text.contains("keystore-older"), "\(command): \(answer)")
            }
            #expect(try await sealed.stop() == 0)
            let restored = try await installation.obhut("backup", "restore", "--input", backup, "--yes")
            #expect(restored.code == 0, "\(restored)")
            let next = try await installation.serve()
            try await People(next.client(workspace.token)).expect(people)
            try await Soundness(installation: installation).expect("a backup as old as the keystore")
        }
    }
}
