import Foundation
import Glibc

/// A mail server of Deploy/mailcatcher for one test: takes messages into a folder, or refuses them as told.
package struct MailSink: Sendable {
    /// Where it listens, on 127.0.0.1.
    package let port: Int
    private let folder: String

    /// Starts one, runs `body`, and ends it again.
    package static func with<Result: Sendable>(
        _ options: [String] = [], _ body: (MailSink) async throws -> Result
    ) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "obhut-mail-\(UUID())").path()
        let output = folder + ".log"
        defer {
            try? FileManager.default.removeItem(atPath: folder)
            try? FileManager.default.removeItem(atPath: output)
        }
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Deploy/mailcatcher").path()
        let child = try ChildProcess(
            "/usr/bin/python3", [script, "--quiet", "--port", "0", "--folder", folder] + options, output: output)
        do {
            let result = try await body(MailSink(port: try await listening(output), folder: folder))
            kill(child.identifier, SIGTERM)
            _ = try await child.exitStatus()
            return result
        } catch {
            kill(child.identifier, SIGKILL)
            _ = try? await child.exitStatus()
            throw error
        }
    }

    /// The port it says it listens on.
    private static func listening(_ output: String) async throws -> Int {
        // Counted in looks, not in time: while many tests run, a look may be long in coming.
        for _ in 1...3_000 {
            if let text = try? String(contentsOfFile: output, encoding: .utf8),
                let match = text.firstMatch(of: /listening on 127\.0\.0\.1:(\d+)/), let port = Int(match.1)
            {
                return port
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw TestClusterError("mailcatcher did not start")
    }

    /// Every message so far, oldest first, with the envelope in `X-From`, `X-To` and `X-TLS` before its own headers.
    package func messages() throws -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return try names.filter { $0.hasSuffix(".eml") }.sorted().map {
            String(decoding: try Data(contentsOf: URL(filePath: "\(folder)/\($0)")), as: UTF8.self)
        }
    }

    /// The text of a message of one quoted-printable part.
    package static func text(of message: String) -> String {
        let body = message.split(separator: "\r\n\r\n", maxSplits: 1).last ?? ""
        var bytes: [UInt8] = []
        var rest = Array(body.replacing("=\r\n", with: "").replacing("\r\n", with: "\n").utf8)[...]
        while let byte = rest.popFirst() {
            let pair = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "="), let value = UInt8(pair, radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
