import Admin
import Foundation
import TestSupport
import Testing

/// An installation of one test: a database, a keystore and the environment that leads there.
struct AdminNode {
    var environment: [String: String]
    let folder: TemporaryFolder

    /// Runs `obhut`; the words of `line` are divided by spaces, `more` is taken as it is.
    func run(_ line: String, _ more: [String] = [], answering answer: String? = nil) async -> AdminRun {
        await AdminRun(
            line.split(separator: " ").map(String.init) + more, environment: environment, answering: answer)
    }

    /// Runs with `--json` and expects the command to be done.
    func answer(_ line: String, _ more: [String] = []) async throws -> [String: Any] {
        let run = await run(line, more + ["--json"])
        #expect(run.status == .done, "\(line): \(run.output)\(run.errors)")
        return try #require(run.document, "\(line): \(run.output)")
    }

    /// Runs with `--json` and expects a refusal with this exit code; answers its code.
    func refusal(_ status: Admin.ExitStatus, _ line: String, _ more: [String] = []) async -> String? {
        let run = await run(line, more + ["--json"])
        #expect(run.status == status, "\(line): \(run.output)\(run.errors)")
        return run.error?["code"] as? String
    }

    /// A node with nothing yet.
    static func with(_ body: (AdminNode, TestDatabase) async throws -> Void) async throws {
        try await TestDatabase.lease(.empty) { database in
            let folder = try TemporaryFolder()
            let environment = [
                "OBHUT_STATE_DIR": folder.path + "/state", "OBHUT_KEYSTORE_DIR": folder.path + "/keys",
                "OBHUT_DATABASE_URL": database.connectionString(as: .runtime),
                "OBHUT_OWNER_DATABASE_URL": database.connectionString(as: .owner),
                "OBHUT_BASE_URL": "https://crm.example.org", "HOME": folder.path, "SUDO_USER": "",
            ]
            try await body(AdminNode(environment: environment, folder: folder), database)
        }
    }

    /// A node with keystore, schema and the tenant `acme`.
    static func withTenant(_ body: (AdminNode, TestDatabase) async throws -> Void) async throws {
        try await with { node, database in
            _ = try await node.answer("keystore init")
            _ = try await node.answer("database migrate")
            let tenant = try await node.answer(
                "tenant create --slug acme --country DE --owner-email inhaber@acme.example --name",
                ["Gärtnerei Groß & Söhne"])
            #expect(tenant["slug"] as? String == "acme")
            try await body(node, database)
        }
    }
}
