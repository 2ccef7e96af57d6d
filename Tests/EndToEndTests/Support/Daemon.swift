import Foundation
import Glibc

/// A running `obhutd`.
struct Daemon: Sendable {
    let program: Program
    /// Where it answers, and its metrics.
    let port: Int
    let metricsPort: Int

    /// Waits until a started `obhutd` says that it answers.
    init(_ program: Program) async throws {
        self.program = program
        func number(after text: String) -> Int? {
            guard let line = Self.lines(program).first(where: { $0.contains(text) }),
                let match = line.firstMatch(of: /port"?[=:]"?(\d+)/)
            else { return nil }
            return Int(match.1)
        }
        (port, metricsPort) = try await Deadline.wait(for: "obhutd ready") {
            if let code = program.exitCode {
                throw EndToEndError(
                    "obhutd ended with \(code): \(Self.lines(program).suffix(5).joined(separator: "\n"))")
            }
            guard let port = number(after: "obhutd ready"), let other = number(after: "metrics listener ready") else {
                return nil
            }
            return (port, other)
        }
    }

    /// What it has said so far.
    var log: String { Self.lines(program).joined(separator: "\n") }

    private static func lines(_ program: Program) -> [Substring] {
        [program.output, program.errors].flatMap { file in
            ((try? String(contentsOfFile: file, encoding: .utf8)) ?? "").split(separator: "\n")
        }
    }

    func client(_ token: String? = nil) -> HTTPClient { HTTPClient(port: port, token: token) }

    /// Waits until data routes are open.
    func isReady() async throws {
        try await Deadline.wait(until: "/ready of \(program.process)\n\(log.suffix(2_000))") {
            try await client().get("/ready").status == 200
        }
    }

    /// Ends it in order.
    @discardableResult
    func stop() async throws -> Int32 {
        program.send(SIGTERM)
        return try await program.end()
    }
}
