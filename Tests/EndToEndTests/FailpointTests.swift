import Foundation
import Testing

/// A kill at every named place within a flow, and of `obhut` before and after the commits of its flows: before or after,
/// never between.
struct FailpointTests {
    /// Whether the flow has taken effect after the next start; nil where either is right.
    private static let effects: [String: Bool?] = [
        "person.erase.locked": false, "person.erase.after-ledger": true, "person.restrict.after-ledger": true,
        "consent.reduce.after-ledger": true,
        "person.merge.before-removal": false, "tenant.create.after-keys": false,
        "sequencer.before-write": nil, "sequencer.after-commit": nil,
    ]

    /// The same of what `obhut` does in more than one process's time. An undo that was begun goes on by itself.
    private static let commits: [String: Bool?] = [
        "person.erase.before-commit": false, "person.erase.after-commit": true,
        "person.restrict.before-commit": false, "person.restrict.after-commit": true,
        "person.merge.before-commit": false, "person.merge.after-commit": true,
        "consent.reduce.before-commit": false, "consent.reduce.after-commit": true,
        "import.chunk.before-commit": false, "import.chunk.after-commit": true,
        "undo.created.before-commit": true, "undo.created.after-commit": true,
    ]

    @Test("Every failpoint of the sources has its test")
    func complete() {
        #expect(Failpoints.all == Self.effects.keys.sorted())
    }

    @Test(
        "Killed there, obhutd leaves things before or after",
        arguments: Failpoints.all.filter { !$0.hasPrefix("tenant.") })
    func service(failpoint: String) async throws {
        try await Installation.prepared { installation, workspace in
            let scene = try await FailpointScene(installation: installation, workspace: workspace, failpoint: failpoint)
            let killed = try await installation.serve(failpoint: failpoint + "=kill")
            await scene.act(killed.client(workspace.token))
            #expect(try await killed.program.end() == 128 + 9, "it was not killed at \(failpoint)")

            let daemon = try await installation.serve()
            let effect = try await scene.effect(daemon.client(workspace.token))
            if let expected = Self.effects[failpoint] ?? nil { #expect(effect == expected) }
            try await Soundness(installation: installation).expect(failpoint)
            try await scene.finish(daemon.client(workspace.token))
            try await Soundness(installation: installation).expect("\(failpoint), repeated")
        }
    }

    @Test("Killed there, obhut leaves things before or after", arguments: Failpoints.all + commits.keys.sorted())
    func command(failpoint: String) async throws {
        try await Installation.prepared { installation, workspace in
            let scene = try await FailpointScene(installation: installation, workspace: workspace, failpoint: failpoint)
            let killed = try await installation.finish(
                installation.startCommand(scene.command, failpoint: failpoint + "=kill"))
            #expect(killed.code == 128 + 9, "\(failpoint): \(killed)")

            let daemon = try await installation.serve()
            let effect = try await scene.effect(daemon.client(workspace.token))
            let expected = Self.effects[failpoint] ?? Self.commits[failpoint] ?? nil
            if let expected { #expect(effect == expected) }
            try await Soundness(installation: installation).expect(failpoint)
            try await scene.repeatCommand()
            try await Soundness(installation: installation).expect("\(failpoint), repeated")
        }
    }

    @Test("An import killed in its second chunk keeps the first, and the file again completes it")
    func secondChunk() async throws {
        try await Installation.prepared { installation, workspace in
            let file = try installation.write("groß.csv", PeopleFile.bytes(rows: 2_500, from: 0))
            let killed = try await installation.finish(
                installation.startCommand(
                    ["import", "people", file, "--tenant", workspace.tenant],
                    failpoint: "import.chunk.before-commit=kill:2"))
            #expect(killed.code == 128 + 9, "\(killed)")
            let daemon = try await installation.serve()
            let superuser = Superuser(installation: installation)
            #expect(try await superuser.number("SELECT count(*) FROM person") == 2_000)
            let again = try await Desk(installation: installation, workspace: workspace).importFile(file)
            #expect(again.imported.int == 500 && again.duplicates.int == 2_000)
            try await Soundness(installation: installation).expect("second chunk")
            let batch = try await superuser.query("SELECT id FROM import_batch WHERE state = 'failed'")
            let undone = try await daemon.client(workspace.token).post("/api/v1/imports/\(batch[0])/undos", [:])
            #expect(try undone.json.removed.int == 2_000, "\(undone.text)")
            try await Soundness(installation: installation).expect("the part that came in is taken back")
        }
    }
}
