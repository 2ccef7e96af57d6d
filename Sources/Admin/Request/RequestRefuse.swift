import ArgumentParser
import Domain
import Operations
import Store

/// Refuses a request: the first proposes, a second person agrees.
struct RequestRefuse: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "refuse", abstract: "Propose to refuse a request, or agree to it as a second person.",
        discussion: """
            Reasons: manifestly-unfounded, excessive, identity-unproven, legal-duty, legal-claims, rights-of-others. The first who \
            refuses proposes it, with --reason and --text; another one carries it out by saying the same, or nothing.
            """)

    @Argument(help: "The request's id.")
    var id: Identifier

    @Option(help: "Why, by its code; also the reference in the audit log.")
    var reason: RequestRefusal?

    @Option(help: "Why, in words.")
    var text: String?

    @Option(help: "How she may have it reviewed; the words of the law where nothing is said.")
    var remedies: String?

    @OptionGroup var global: GlobalOptions

    var reference: String? { reason?.rawValue }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant(changes: true)
        let requests = RequestUseCases(store, declaration: try session.declaration())
        if global.dryRun {
            return RequestDocument.planned(
                try await requests.read.one(id.uuid, by: actor), "refuse", in: session.language)
        }
        return RequestDocument.answer(
            try await requests.answer.refuse(id.uuid, reason: reason, text: text, remedies: remedies, by: actor),
            in: session.language)
    }
}

extension RequestRefusal: ExpressibleByArgument {}
