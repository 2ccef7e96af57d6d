import Foundation

/// A mail server of Deploy/mailsink.py for one test: notes when the sender of each message was named, and keeps none.
package struct MomentSink: Sendable {
    /// A message that came.
    package struct Message: Sendable {
        /// When its sender was named, in seconds since 1970.
        package let moment: Double
        /// Whom it is for.
        package let recipient: String
        /// The secret of its one-click link.
        package let secret: String
    }

    /// Where it listens, on 127.0.0.1.
    package let port: Int
    private let log: String

    /// Starts one that takes so many milliseconds over each message, runs `body`, and ends it again.
    package static func with<Result: Sendable>(
        delay: Int = 0, _ body: (MomentSink) async throws -> Result
    ) async throws -> Result {
        let log = FileManager.default.temporaryDirectory.appending(path: "obhut-moments-\(UUID()).log").path()
        defer { try? FileManager.default.removeItem(atPath: log) }
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Deploy/mailsink.py").path()
        return try await PythonServer.with(script, [log, "\(delay)"]) { port in
            try await body(MomentSink(port: port, log: log))
        }
    }

    /// Every message so far.
    package func messages() throws -> [Message] {
        let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
        // The last line may be under way.
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().compactMap { line in
            let parts = line.split(separator: " ").map(String.init)
            guard parts.count == 3, let moment = Double(parts[0]) else { return nil }
            return Message(moment: moment, recipient: parts[1], secret: parts[2])
        }
    }
}
