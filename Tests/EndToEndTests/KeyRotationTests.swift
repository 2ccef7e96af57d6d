import Foundation
import Testing

/// Kills in the middle of a turn of keys, while the service serves.
struct KeyRotationTests {
    @Test(
        "Killed at any step of a turn, the next run finishes it; meanwhile nobody is lost", arguments: Failpoints.keys)
    func tenant(failpoint: String) async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let client = daemon.client(workspace.token)
            var people = try await People(client).create(12)
            let rotate = ["key", "rotate", "tenant", "--yes", "--tenant", workspace.tenant]
            let killed = try await installation.finish(
                installation.startCommand(rotate, failpoint: failpoint + "=kill"))
            #expect(killed.code == 128 + 9, "\(failpoint): \(killed)")
            try await Self.expect(people, client)
            people += try await People(client).create(1)

            let again = try await installation.finish(installation.startCommand(rotate))
            #expect(again.code == 0, "\(again)")
            #expect(try again.json.epoch.int == 2, "the turn that was begun is finished, no other is begun")
            try await Self.expect(people, client)
            people += try await People(client).create(1)
            try await Self.expect(people, client)
            let old = try await Superuser(installation: installation)
                .number("SELECT count(*) FROM wrapped_key WHERE epoch <> 2")
            #expect(old == 0)
            try await Soundness(installation: installation).expect(failpoint)
            #expect(try await daemon.stop() == 0)
        }
    }

    private static func expect(_ people: [String], _ client: HTTPClient) async throws {
        for person in people { #expect(try await client.get("/api/v1/people/\(person)").status == 200) }
    }
}
