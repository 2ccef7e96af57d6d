import ArgumentParser
import Operations

/// Prints the quarantine of an import as CSV.
struct ImportQuarantine: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "quarantine",
        abstract: "Print the rows that could not come in as CSV: row, reason, field and their own columns.")

    @Argument(help: "The import's id.")
    var id: Identifier

    @Option(help: "Write to this file instead of standard output.", completion: .file(extensions: ["csv"]))
    var output: String?

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }
    var outputs: [String] { output.map { [$0] } ?? [] }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant()
        var quarantine = try await ReadImports(store).quarantine(id.uuid, by: actor)
        let sink = try session.sink(output)
        while let piece = try await quarantine.next() { try sink.write(piece) }
        return Answer(nil, text: "")
    }
}
