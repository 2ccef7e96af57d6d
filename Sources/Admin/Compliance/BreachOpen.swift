import ArgumentParser
import Domain
import Operations
import Store

/// Enters a breach; the clock begins.
struct BreachOpen: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Enter a breach: the clock to the authority runs from the moment it is known (Art. 33 GDPR).")

    @Option(help: "What happened: confidentiality, integrity or availability.")
    var kind: BreachKind

    @Option(help: "Since when it is known, RFC 3339; now where none is given.")
    var awareAt: Moment?

    @OptionGroup var facts: BreachOptions
    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant(changes: true)
        guard !global.dryRun else { throw Failure.usage("A breach is entered or it is not: --dry-run is not taken.") }
        let breach = try await ManageBreaches(store).open(kind, awareAt: awareAt?.date, facts.facts, by: actor)
        return breach.answer(at: store.clock.now, in: session.language)
    }
}
