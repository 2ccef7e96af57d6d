import Admin
import Foundation
import Synchronization

/// A console that remembers what was said, and the run that said it.
final class AdminConsole: Sendable {
    private let out = Mutex<[UInt8]>([])
    private let lines = Mutex<[String]>([])
    private let drawn = Mutex<[String]>([])

    var output: String { String(decoding: out.withLock { $0 }, as: UTF8.self) }
    var errors: String { lines.withLock { $0.joined(separator: "\n") } }
    var drawings: [String] { drawn.withLock { $0 } }

    /// A console on which somebody types `answer` to every question; nil where nobody sits.
    func console(answering answer: String? = nil) -> Console {
        var console = Console(
            output: { [self] bytes in
                out.withLock { $0 += bytes }
                return true
            },
            error: { [self] line in lines.withLock { $0.append(line) } })
        if let answer {
            console.ask = { [self] question in
                lines.withLock { $0.append(question) }
                return answer
            }
            console.draw = { [self] line in drawn.withLock { $0.append(line) } }
        }
        return console
    }
}

/// One run of `obhut` inside the test.
struct AdminRun {
    let status: ExitStatus
    let output: String
    let errors: String
    let drawings: [String]

    init(_ arguments: [String], environment: [String: String] = [:], answering answer: String? = nil) async {
        let console = AdminConsole()
        let program = Program(
            arguments: arguments, environment: environment, console: console.console(answering: answer),
            identity: .caller)
        status = await program.run()
        output = console.output
        errors = console.errors
        drawings = console.drawings
    }

    /// The one JSON document on standard output; nil when there is anything else.
    var document: [String: Any]? {
        guard output.hasSuffix("\n"), !output.dropLast().contains("\n") else { return nil }
        return try? JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    }

    /// The items of a list.
    var items: [[String: Any]]? { document?["items"] as? [[String: Any]] }

    /// The inner object of `{"error": …}`.
    var error: [String: Any]? { document?["error"] as? [String: Any] }
}
