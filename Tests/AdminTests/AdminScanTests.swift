import Admin
import Foundation
import Testing

/// `obhut erasure scan`.
struct AdminScanTests {
    private static let value = "Friederike Schönwetter"

    private func withFiles(_ body: (TemporaryFolder, [String: String]) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        try folder.write("state/log/postgresql.log", "nothing\n")
        try folder.write("state/postgres/pg_wal/000000010000000000000001", "nothing\n")
        try await body(
            folder,
            [
                "OBHUT_STATE_DIR": folder.path + "/state", "OBHUT_KEYSTORE_DIR": folder.path + "/keys",
                "HOME": folder.path, "SUDO_USER": "",
            ])
    }

    @Test("R-49 the scan ends with 0 where nothing is found and with 1 where something is, and never says what")
    func scans() async throws {
        try await withFiles { folder, environment in
            // The needles lie where is looked, and are not found in themselves.
            let needles = try folder.write("state/needles.txt", "\(Self.value)\nganz woanders\n")
            let line = ["erasure", "scan", "--needle-file", needles]
            let clean = await AdminRun(line + ["--json"], environment: environment)
            #expect(clean.status == .done, "\(clean.output)\(clean.errors)")
            #expect(clean.document?["hits"] as? Int == 0 && clean.document?["files"] as? Int == 2)

            let wal = folder.path + "/state/postgres/pg_wal/000000010000000000000001"
            try Data("0123456789\(Self.value)".utf8).write(to: URL(filePath: wal))
            let hit = await AdminRun(line + ["--json"], environment: environment)
            #expect(hit.status == .failed && hit.error?["code"] as? String == "needle-found")
            let item = try #require((hit.document?["items"] as? [[String: Any]])?.first)
            #expect((item["file"] as? String)?.hasSuffix("pg_wal/000000010000000000000001") == true)
            #expect(item["offset"] as? Int == 10 && item["encoding"] as? String == "utf-8")
            #expect(item["needle"] as? Int == 1)
            let shown = await AdminRun(line, environment: environment, answering: "")
            #expect(shown.status == .failed && shown.output.contains(": 10 utf-8 #1"))
            #expect(shown.drawings.contains { $0.contains("100 %") })
            for run in [hit, shown] { #expect(!(run.output + run.errors).contains("Schönwetter")) }
        }
    }

    @Test("Exports lie elsewhere: --path looks there too, and a place that is not there proves nothing")
    func paths() async throws {
        try await withFiles { folder, environment in
            let needles = try folder.write("needles.txt", Self.value)
            let hex = Self.value.utf8.map { String(format: "%02X", $0) }.joined()
            try folder.write("exports/a.csv", "x;\(hex)\n")
            let line = ["erasure", "scan", "--json", "--needle-file", needles, "--path", folder.path + "/exports"]
            let found = await AdminRun(line, environment: environment)
            let item = (found.document?["items"] as? [[String: Any]])?.first
            #expect(found.status == .failed && item?["encoding"] as? String == "hex-upper")
            try FileManager.default.removeItem(atPath: folder.path + "/exports")
            let missing = await AdminRun(line, environment: environment)
            #expect(missing.status == .failed && missing.error?["code"] as? String == "scan-incomplete")
        }
    }

    @Test("A needle that is too short is refused by the number of its line")
    func short() async throws {
        try await withFiles { folder, environment in
            let needles = try folder.write("needles.txt", "\(Self.value)\nMeier\n")
            let run = await AdminRun(
                ["erasure", "scan", "--json", "--needle-file", needles], environment: environment)
            #expect(run.status == .refused && run.error?["code"] as? String == "needle-file")
            #expect((run.error?["message"] as? String)?.contains("Line 2") == true && !run.output.contains("Meier"))
        }
    }

    @Test("R-49 a synthetic person comes and goes, and nothing of her is found; she leaves a receipt like anybody else")
    func canary() async throws {
        try await AdminNode.withTenant { node, _ in
            let scan = try await node.answer("erasure scan --canary --tenant acme --reason T-1")
            #expect(scan["hits"] as? Int == 0 && scan["unread"] as? Int == 0)
            let list = try await node.answer("erasure list --tenant acme")
            #expect((list["items"] as? [[String: Any]])?.count == 1)
            #expect(try await node.answer("audit verify --tenant acme")["valid"] as? Bool == true)
            #expect(await node.run("erasure scan --canary --json").status == .usage)
        }
    }
}
