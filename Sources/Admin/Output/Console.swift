import Foundation
import Glibc

/// Where a command writes and whom it may ask; tests put a recording one in its place.
package struct Console: Sendable {
    /// Writes to standard output; false when nobody reads any more.
    package var output: @Sendable ([UInt8]) -> Bool
    /// Writes a line to standard error.
    package var error: @Sendable (String) -> Void
    /// Asks on the terminal and answers the line typed; nil where there is no terminal.
    package var ask: (@Sendable (String) -> String?)?
    /// Draws over the last line of standard error; nil where that is no terminal.
    package var draw: (@Sendable (String) -> Void)?

    /// Collects the ways to people and scripts.
    package init(
        output: @escaping @Sendable ([UInt8]) -> Bool, error: @escaping @Sendable (String) -> Void,
        ask: (@Sendable (String) -> String?)? = nil, draw: (@Sendable (String) -> Void)? = nil
    ) {
        self.output = output
        self.error = error
        self.ask = ask
        self.draw = draw
    }

    /// The process's own streams.
    package static var process: Console {
        var console = Console(
            output: { write($0, to: .standardOutput) },
            error: { line in _ = write(Array((line + "\n").utf8), to: .standardError) })
        guard isatty(STDERR_FILENO) == 1 else { return console }
        console.draw = { line in _ = write(Array("\r\(line)\u{1B}[K".utf8), to: .standardError) }
        if isatty(STDIN_FILENO) == 1 {
            console.ask = { question in
                _ = write(Array(question.utf8), to: .standardError)
                return typedLine()
            }
        }
        return console
    }

    /// The line somebody types; nil at the end of the input and when the command is interrupted meanwhile.
    private static func typedLine() -> String? {
        var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        while !Task.isCancelled {
            if poll(&input, 1, 200) > 0 { return readLine() }
        }
        return nil
    }

    private static func write(_ bytes: [UInt8], to handle: FileHandle) -> Bool {
        (try? handle.write(contentsOf: bytes)) != nil
    }
}
