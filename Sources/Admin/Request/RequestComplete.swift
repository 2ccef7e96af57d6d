import ArgumentParser
import Operations
import Store

/// Says that a request is done.
struct RequestComplete: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "complete", abstract: "Say that a request is done; whoever has an address in it is told so.")

    @Argument(help: "The request's id.")
    var id: Identifier

    @Option(help: "What the person is told beside that.")
    var answer: String?

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant(changes: true)
        let requests = RequestUseCases(store, declaration: try session.declaration())
        if global.dryRun {
            return RequestDocument.planned(
                try await requests.read.one(id.uuid, by: actor), "complete", in: session.language)
        }
        return RequestDocument.answer(
            try await requests.answer.complete(id.uuid, answer: answer, by: actor), in: session.language)
    }
}
