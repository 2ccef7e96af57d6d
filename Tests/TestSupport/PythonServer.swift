import Foundation
import Glibc

/// A server in Python for one test.
package enum PythonServer {
    /// Starts a script that prints its port alone, runs `body` with that, and ends it again.
    package static func with<Result: Sendable>(
        _ script: String, _ arguments: [String], _ body: (Int) async throws -> Result
    ) async throws -> Result {
        let output = FileManager.default.temporaryDirectory.appending(path: "obhut-server-\(UUID()).log").path()
        defer { try? FileManager.default.removeItem(atPath: output) }
        let child = try ChildProcess("/usr/bin/python3", [script] + arguments, output: output)
        func end() async throws {
            kill(child.identifier, SIGTERM)
            _ = try await child.exitStatus()
        }
        do {
            let result = try await body(try await port(output))
            try await end()
            return result
        } catch {
            try? await end()
            throw error
        }
    }

    private static func port(_ output: String) async throws -> Int {
        // Counted in looks, not in time: while many tests run, a look may be long in coming.
        for _ in 1...3_000 {
            if let text = try? String(contentsOfFile: output, encoding: .utf8),
                let match = text.wholeMatch(of: /(\d+)\n/), let port = Int(match.1)
            {
                return port
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw TestClusterError("the server did not start")
    }
}
