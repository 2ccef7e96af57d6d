import ArgumentParser
import Operations
import Store

/// Shows one request.
struct RequestShow: AdminCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one request.")

    @Argument(help: "The request's id.")
    var id: Identifier

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant()
        return RequestDocument.answer(
            try await ReadRequests(store).one(id.uuid, by: actor), in: session.language)
    }
}
