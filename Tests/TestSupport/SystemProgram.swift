package import Foundation

/// A program of the system, run to its end.
package enum SystemProgram {
    /// What it wrote to standard output and standard error.
    ///
    /// - Throws: When it cannot be started or does not end with 0.
    package static func run(_ path: String, _ arguments: [String]) async throws -> Data {
        let output = FileManager.default.temporaryDirectory.appending(path: "obhut-tool-\(UUID())").path()
        defer { try? FileManager.default.removeItem(atPath: output) }
        let status = try await ChildProcess(path, arguments, output: output).exitStatus()
        let data = try Data(contentsOf: URL(filePath: output))
        guard status == 0 else {
            throw TestClusterError("\(path) ended with \(status): \(String(decoding: data.prefix(600), as: UTF8.self))")
        }
        return data
    }
}
