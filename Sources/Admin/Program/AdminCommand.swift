import ArgumentParser

/// A verb of `obhut`.
protocol AdminCommand: AsyncParsableCommand {
    /// What every command takes.
    var global: GlobalOptions { get }
    /// The reference for the audit log, where the command takes one.
    var reference: String? { get }
    /// Files named by arguments that are read; opened before root is given up. `-` is standard input.
    var inputs: [String] { get }
    /// Files named by arguments that are written; made before root is given up.
    var outputs: [String] { get }
    /// Directories named by arguments that are written into; made before root is given up.
    var outputDirectories: [String] { get }

    /// Does the work.
    func run(_ session: Session) async throws -> Answer
}

extension AdminCommand {
    var reference: String? { nil }
    var inputs: [String] { [] }
    var outputs: [String] { [] }
    var outputDirectories: [String] { [] }

    /// Commands are run with a session; this is the entry the parser knows, and does nothing by itself.
    mutating func run() async throws { throw CleanExit.helpRequest(Self.self) }
}
