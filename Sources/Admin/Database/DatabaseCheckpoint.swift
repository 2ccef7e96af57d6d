import ArgumentParser
import Domain
import Installation
import Store
import Texts

/// Puts into the files of the database what its server has in memory alone.
struct DatabaseCheckpoint: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract:
            "Write what the database server has in memory into its files, before somebody searches or copies them.",
        discussion: """
            Where the log is archived, its segment is ended and the archive waited for. 'obhut erasure scan' does this by itself. \
            Ends with 1 where the server may not do it, or the archive did not follow.
            """)

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let state = global.dryRun ? nil : try await session.entrance.flush()
        let code = global.dryRun ? "due" : ServerMemory.code(state)
        var answer = Answer.details(
            .object(["memory": .string(code)]), in: session.language, [(Words("Speicher", "Memory"), code)])
        if let state, state != .done {
            answer.failure = Failure(.failed, "checkpoint-incomplete", ServerMemory.words(code)[.english])
        }
        return answer
    }
}
