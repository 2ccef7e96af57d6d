import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Lists requests.
struct RequestList: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List requests, newest first; with --open those that wait, oldest first.")

    @Flag(help: "Only those that wait for something.")
    var open = false

    @OptionGroup var page: PageOptions
    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let after = try PageCursor.moment(page.cursor)
        let (store, actor) = try await session.tenant()
        let (requests, next) = try await ReadRequests(store)
            .page(isOpen: open, after: after, limit: page.limit, by: actor)
        let terms = Texts.in(session.language).terms
        return .list(
            requests, next: next.map(PageCursor.text), in: session.language,
            columns: [
                Column("Antrag", "Request") { $0.id.text },
                Column("Recht", "Right") { terms.requestKind($0.kind.rawValue) },
                Column("Stand", "State") { terms.requestState($0.state.rawValue) },
                Column("Frist", "Due") { "\($0.dueOn)" },
                Column("Person", "Person") { $0.person?.text ?? "–" },
            ], item: RequestDocument.document)
    }
}
