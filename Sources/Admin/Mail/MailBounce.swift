import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Takes a notice that a message of a campaign came back, or that somebody complained of it.
struct MailBounce: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "bounce",
        abstract: """
            Take a notice of failure (RFC 3464) or a complaint (RFC 5965) from standard input, as a mail server hands it to a \
            program.
            """,
        discussion: """
            The token in the address it came to leads to the message; nothing of the notice is kept. An address that failed \
            for good is not written to again. Whoever complained gets no advertising any more, and a campaign of which \
            three in a thousand complain is halted. A notice that belongs to nobody is dropped, with exit code 0.
            """)

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }
    var inputs: [String] { ["-"] }

    func run(_ session: Session) async throws -> Answer {
        let bytes = try session.files.bytes("-", limit: BounceNotice.maximumBytes * 32)
        let store = try await session.store()
        let take = TakeBounce(store, declaration: try session.declaration())
        if global.dryRun {
            guard try await !store.fence().isClosed else { throw Failure.fenced }
            return answer(try await take.look(bytes) { session.operatorActor(in: $0.id) }, in: session.language)
        }
        guard try await store.reconcileLedger() == 0 else { throw Failure.fenced }
        return answer(try await take(bytes) { session.operatorActor(in: $0.id) }, in: session.language)
    }

    private func answer(_ outcome: TakeBounce.Outcome, in language: Language) -> Answer {
        .details(
            .object(["outcome": .string(outcome.rawValue), "dryRun": .bool(global.dryRun)]), in: language,
            [
                (
                    global.dryRun ? Words("Ergebnis wäre", "Outcome would be") : Words("Ergebnis", "Outcome"),
                    outcome.rawValue
                )
            ])
    }
}
