import ArgumentParser
import Domain
import Operations
import Store

/// Takes longer.
struct RequestExtend: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "extend",
        abstract: "Take up to two months longer, and tell the person so within the first month (Art. 12(3) GDPR).")

    @Argument(help: "The request's id.")
    var id: Identifier

    @Option(help: "1 or 2 further months.")
    var months = 2

    @Option(help: "complexity or number; also the reference in the audit log.")
    var reason: ExtensionReason

    @Option(help: "What the person is told beside the reason.")
    var text: String?

    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.rawValue }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant(changes: true)
        let requests = RequestUseCases(store, declaration: try session.declaration())
        if global.dryRun {
            return RequestDocument.planned(
                try await requests.read.one(id.uuid, by: actor), "extend", in: session.language)
        }
        return RequestDocument.answer(
            try await requests.answer.extend(id.uuid, months: months, reason: reason, text: text, by: actor),
            in: session.language)
    }
}

extension ExtensionReason: ExpressibleByArgument {}
