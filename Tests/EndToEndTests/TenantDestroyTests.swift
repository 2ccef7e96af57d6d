import Foundation
import Testing

/// The end of a business in a service that goes on for the others.
struct TenantDestroyTests {
    private static let destroy = ["tenant", "destroy", "--yes", "--reason", "VERTRAG-7"]

    @Test(
        "Destroyed: tokens, pages and the search end at once, the certificate verifies offline, the slug never existed")
    func destroyed() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let client = daemon.client(workspace.token)
            let people = try await People(client).create(4)
            #expect(try await client.get("/api/v1/people?q=M%C3%BCller").json.items.list.count == 4)
            let other = try await Self.other(installation)
            let unsaid = try await installation.obhut("tenant", "destroy", "--yes", "--tenant", workspace.tenant)
            #expect(unsaid.code == 64, "without a reason: \(unsaid)")
            let plan = try await installation.obhut("tenant", "destroy", "--dry-run", "--tenant", workspace.tenant)
            #expect(try plan.json.people.int == 4 && plan.json.records.int ?? 0 > 20, "\(plan)")
            #expect(try await client.get("/api/v1/people/\(people[0])").status == 200, "a plan changes nothing")

            let answer = try await Self.destroy(installation, workspace)
            #expect(answer.code == 0, "\(answer)")
            #expect(try answer.json.levels.L4.state.string == "pending" && answer.json.people.int == 4, "\(answer)")
            #expect(try await client.get("/api/v1/people/\(people[0])").status == 401)
            let gone = try await daemon.client().get("/p/\(workspace.tenant)/subscribe/newsletter")
            let never = try await daemon.client().get("/p/gab-es-nie/subscribe/newsletter")
            #expect(gone.status == never.status && gone.status == 404)
            let again = try await Self.destroy(installation, workspace)
            #expect(again.code == 3, "\(again)")
            let file = try installation.write("zeugnis.json", answer.output)
            #expect(try await installation.obhut("erasure", "verify", file).json.valid.bool == true)
            let shown = try await installation.obhut("erasure", "receipt", workspace.id)
            #expect(shown.output == answer.output, "\(shown)")
            // The others go on.
            #expect(try await People(daemon.client(other)).create(1).count == 1)
            #expect(try await installation.obhut("maintenance", "run").code == 0)
            #expect(try await daemon.stop() == 0)
            let next = try await installation.serve()
            #expect(try await People(next.client(other)).create(1).count == 1)
            try await Soundness(installation: installation).expect("destroyed")
        }
    }

    @Test("Killed at any step, the same command goes on; nobody gets in meanwhile", arguments: Failpoints.destructions)
    func killed(failpoint: String) async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            _ = try await People(daemon.client(workspace.token)).create(2)
            let killed = try await installation.finish(
                installation.startCommand(
                    Self.destroy + ["--tenant", workspace.tenant], failpoint: failpoint + "=kill"))
            #expect(killed.code == 128 + 9, "\(failpoint): \(killed)")
            if failpoint != "destroy.begin.before-commit" {
                try await Deadline.wait(until: "nobody gets in") {
                    try await daemon.client(workspace.token).get("/api/v1/people").status == 401
                }
            }
            // A service that starts in between serves the others.
            #expect(try await daemon.stop() == 0)
            let next = try await installation.serve()
            let again = try await Self.destroy(installation, workspace)
            #expect(again.code == (failpoint == "destroy.end.after-commit" ? 3 : 0), "\(again)")
            let certificate = try await installation.obhut("erasure", "receipt", workspace.id)
            #expect(try certificate.json.people.int == 2, "what there was is what there was at first: \(certificate)")
            let left = try await Superuser(installation: installation)
                .number("SELECT (SELECT count(*) FROM audit_entry) + (SELECT count(*) FROM subject)")
            #expect(left == 0)
            #expect(try await next.client().get("/ready").status == 200)
            #expect(try await next.stop() == 0)
        }
    }

    @Test("R-66 a backup from before does not bring a destroyed business back")
    func restored() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            _ = try await People(daemon.client(workspace.token)).create(2)
            let other = try await Self.other(installation)
            let living = try await People(daemon.client(other)).create(1)
            let backup = installation.folder + "/backup"
            #expect(try await installation.obhut("backup", "create", "--output", backup).code == 0)
            #expect(try await Self.destroy(installation, workspace).code == 0)
            #expect(try await daemon.stop() == 0)
            let restored = try await installation.obhut("backup", "restore", "--input", backup, "--yes")
            #expect(restored.code == 0, "\(restored)")
            #expect(try restored.json.destroyed.int == 1, "\(restored)")
            let next = try await installation.serve()
            #expect(try await next.client(workspace.token).get("/api/v1/people").status == 401)
            try await People(next.client(other)).expect(living)
            #expect(try await installation.obhut("tenant", "show", "--tenant", workspace.tenant).code == 3)
            let certificate = try await installation.obhut("erasure", "receipt", workspace.id)
            #expect(try certificate.json.replayedAt.string != nil, "\(certificate)")
        }
    }

    // MARK: Scenes

    private static func destroy(_ installation: Installation, _ workspace: Workspace) async throws -> CommandAnswer {
        try await installation.finish(
            installation.startCommand(destroy + ["--tenant", workspace.tenant]))
    }

    /// Another business, and a token of it.
    private static func other(_ installation: Installation) async throws -> String {
        let owner = "wirtin@gasthof.example"
        let made = try await installation.obhut(
            "tenant", "create", "--slug", "gasthof", "--name", "Gasthof zur Linde", "--country", "DE", "--owner-email",
            owner)
        #expect(made.code == 0, "\(made)")
        let token = try await installation.obhut(
            "token", "create", "--tenant", "gasthof", "--member", owner, "--scope", "all", "--expires", "7d")
        return try #require(try token.json.token.string, "\(token)")
    }
}
