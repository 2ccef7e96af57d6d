import Foundation
import Testing

/// What is done while a failpoint waits: the flow, by the API and by `obhut`, and how its effect is seen.
struct FailpointScene: Sendable {
    private let installation: Installation
    private let workspace: Workspace
    private let flow: String
    /// A person who was there before.
    private let person: String
    /// A second record of hers, where records are joined.
    private let other: String
    /// An import that was complete before.
    private let batch: String
    private let file: String

    private static let rows = 40
    private static let email = "neue.kundin@laden.example"
    private static let slug = "gasthof-zur-linde"

    init(installation: Installation, workspace: Workspace, failpoint: String) async throws {
        self.installation = installation
        self.workspace = workspace
        flow = String(failpoint.prefix { $0 != "." }) + "." + String(failpoint.split(separator: ".")[1])
        let daemon = try await installation.serve()
        let client = daemon.client(workspace.token)
        if flow == "person.merge" {
            person = try await Self.record(client)
            other = try await Self.record(client)
        } else {
            person = try await People(client).create(1)[0]
            other = person
        }
        let imported = try await client.send(
            "POST", "/api/v1/imports", headers: ["Content-Type": "text/csv"],
            body: PeopleFile.bytes(rows: 30, from: 1_000, broken: 2))
        batch = try #require(try imported.json.id.string, "\(imported.text)")
        file = try installation.write("kartei.csv", PeopleFile.bytes(rows: Self.rows, from: 0, broken: 3))
        try await Deadline.wait(until: "what came before is sealed") {
            try await installation.obhut("audit", "verify").json.items[0].unsealed.int == 0
        }
        #expect(try await daemon.stop() == 0)
    }

    /// A record of somebody who comes in twice.
    private static func record(_ client: HTTPClient) async throws -> String {
        let answer = try await client.post(
            "/api/v1/people", People.body("Müller-Weiß", email: "zweimal@kunden.example"))
        return try #require(try answer.json.id.string, "\(answer.text)")
    }

    /// Goes through the flow; the service dies on the way.
    func act(_ client: HTTPClient) async { _ = try? await request(client) }

    private func request(_ client: HTTPClient) async throws -> HTTPAnswer {
        switch flow {
        case "person.erase": return try await client.post("/api/v1/people/\(person)/erasures", ["reason": "art-17-1-a"])
        case "person.restrict":
            return try await client.post("/api/v1/people/\(person)/restriction", ["reason": "art-18-1-a"])
        case "person.merge": return try await client.post("/api/v1/people/\(person)/merge", ["other": other])
        case "consent.reduce":
            return try await client.post(
                "/api/v1/people/\(person)/withdrawals", ["purposes": ["newsletter"], "channels": "all"])
        case "import.chunk":
            let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
            return try await client.send("POST", "/api/v1/imports", headers: ["Content-Type": "text/csv"], body: bytes)
        case "undo.created": return try await client.post("/api/v1/imports/\(batch)/undos", [:])
        default: return try await client.post("/api/v1/people", People.body("Neu", email: Self.email))
        }
    }

    /// The same by `obhut`.
    var command: [String] {
        let tenant = ["--tenant", workspace.tenant]
        switch flow {
        case "person.erase": return ["person", "erase", person, "--reason", "art-17-1-a", "--yes"] + tenant
        case "person.restrict": return ["person", "restrict", person, "--reason", "art-18-1-a"] + tenant
        case "person.merge": return ["person", "merge", person, other, "--yes"] + tenant
        case "consent.reduce": return ["consent", "withdraw", person, "--purpose", "newsletter"] + tenant
        case "undo.created": return ["import", "undo", batch, "--yes"] + tenant
        case "tenant.create":
            return [
                "tenant", "create", "--slug", Self.slug, "--name", "Gasthof zur Linde", "--country", "DE",
                "--owner-email", "wirtin@gasthof.example",
            ]
        default: return ["import", "people", file] + tenant
        }
    }

    /// Whether the flow has taken effect.
    func effect(_ client: HTTPClient) async throws -> Bool {
        let superuser = Superuser(installation: installation)
        switch flow {
        case "person.erase":
            let status = try await client.get("/api/v1/people/\(person)").status
            #expect([200, 404].contains(status))
            return status == 404
        case "person.restrict":
            return try await superuser.number(
                "SELECT count(*) FROM restriction r JOIN subject s ON s.id = r.subject_id AND s.state = 'restricted'")
                == 1
        case "consent.reduce":
            return try await superuser.number(
                """
                SELECT count(*) FROM reduction r JOIN consent c ON c.subject_id = r.subject_id
                    AND c.state = 'ConsentWithdrawn' JOIN suppression s ON s.purpose_code = 'newsletter'
                """) == 1
        case "person.merge":
            let status = try await client.get("/api/v1/people/\(other)").status
            #expect([200, 404].contains(status))
            return status == 404
        case "import.chunk":
            let count = try await superuser.number("SELECT count(*) FROM person") - 31
            #expect([0, Self.rows].contains(count))
            return count > 0
        case "undo.created":
            // The service goes on with it after it has opened.
            try await Deadline.wait(until: "no undo is going on") {
                try await superuser.number("SELECT count(*) FROM import_batch WHERE state = 'undoing'") == 0
            }
            let count = try await superuser.number("SELECT count(*) FROM person WHERE import_batch_id = '\(batch)'")
            #expect([0, 30].contains(count))
            return count == 0
        case "tenant.create":
            return try await superuser.number("SELECT count(*) FROM tenant WHERE slug = '\(Self.slug)'") == 1
        default:
            return try await found(client) > 0
        }
    }

    private func found(_ client: HTTPClient) async throws -> Int {
        try await client.get("/api/v1/people?q=\(Self.email)").json.items.list.count
    }

    /// The client, who was told nothing, does it again.
    func finish(_ client: HTTPClient) async throws {
        let wasDone = try await effect(client)
        let answer = try await request(client)
        switch flow {
        case "person.erase": #expect(answer.status == (wasDone ? 404 : 201), "\(answer.text)")
        case "person.restrict": #expect(answer.status == (wasDone ? 409 : 201), "\(answer.text)")
        case "person.merge": #expect(answer.status == 200, "\(answer.text)")
        // Never refused, and the same again leaves nothing.
        case "consent.reduce": #expect(answer.status == 201, "\(answer.text)")
        case "import.chunk":
            #expect(try answer.json.imported.int == (wasDone ? 0 : Self.rows), "\(answer.text)")
            #expect(try answer.json.duplicates.int == (wasDone ? Self.rows : 0))
        case "undo.created":
            #expect(try answer.json.removed.int == (wasDone ? 0 : 30), "\(answer.text)")
            #expect(try await client.get("/api/v1/imports/\(batch)").json.state.string == "undone")
        default:
            // Two people may share an address; without an idempotency key a repeat is a second person.
            #expect(answer.status == 201, "\(answer.text)")
            #expect(try await found(client) == (wasDone ? 2 : 1))
        }
        #expect(try await effect(client))
    }

    /// So does the operator.
    func repeatCommand() async throws {
        let answer = try await installation.finish(installation.startCommand(command))
        switch flow {
        case "person.erase", "person.merge": #expect([0, 3].contains(answer.code), "\(answer)")
        case "person.restrict": #expect([0, 2].contains(answer.code), "\(answer)")
        case "tenant.create":
            #expect([0, 2].contains(answer.code), "\(answer)")
            #expect(try await Superuser(installation: installation).number("SELECT count(*) FROM tenant") == 2)
        default: #expect(answer.code == 0, "\(answer)")
        }
    }
}
