import Foundation
import TestSupport

/// A name server of Fixtures/names.py for one test.
enum NameServer {
    /// Starts one that has these texts (`NAME=TEXT`), runs `body` with its port, and ends it again.
    static func with<Result: Sendable>(
        _ records: [String], _ body: (Int) async throws -> Result
    ) async throws -> Result {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/names.py").path()
        return try await PythonServer.with(script, records, body)
    }
}
