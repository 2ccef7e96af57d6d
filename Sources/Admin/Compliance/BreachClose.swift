import ArgumentParser
import Domain
import Operations
import Store

/// Closes a breach.
struct BreachClose: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Close a breach: say who was told, or that there was no risk to anybody.")

    @Argument(help: "The breach's id.")
    var id: Identifier

    @Option(help: "no-risk, authority or authority-and-people.")
    var outcome: BreachOutcome

    @Option(help: "When the authority was told, RFC 3339; now where none is given.")
    var notifiedAt: Moment?

    @OptionGroup var facts: BreachOptions
    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant(changes: true)
        guard !global.dryRun else { throw Failure.usage("A breach is closed or it is not: --dry-run is not taken.") }
        let breach = try await ManageBreaches(store).close(
            id.uuid, outcome, notifiedAt: notifiedAt?.date, facts.facts, by: actor)
        return breach.answer(at: store.clock.now, in: session.language)
    }
}
