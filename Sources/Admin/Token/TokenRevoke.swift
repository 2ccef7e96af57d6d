import ArgumentParser
import Domain
import Store
import Texts

/// Revokes an API token.
struct TokenRevoke: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Revoke an API token; it is refused from now on.")

    @Argument(help: "The token's id.")
    var id: Identifier

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant(changes: true)
        let scope = store.scoped(to: actor)
        if global.dryRun {
            guard try await scope.tokens().contains(where: { $0.id == id.uuid }) else {
                throw Refusal(.notFound, RefusalCode.notFound, rule: "There is no such token.")
            }
        } else {
            try await scope.revokeToken(id.uuid)
        }
        return Answer(
            .object(["id": .id(id.uuid), "state": .string(global.dryRun ? "active" : "revoked")]),
            text: Answer.lines([(Words("Nummer", "Id"), id.uuid.text)], in: session.language))
    }
}
