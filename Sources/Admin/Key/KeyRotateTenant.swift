import ArgumentParser
import Domain
import Operations
import Store
import Texts
import Vault

/// Turns the epoch of a tenant's key.
struct KeyRotateTenant: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "tenant",
        abstract: "Wrap every key of a tenant under a new tenant key and destroy the old one.",
        discussion: """
            What was deleted before can be opened by nobody any more, recovery bundles aside. Interrupted, it goes on where it \
            stopped.
            """
    )

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        if !global.dryRun { try session.requireConsentToDestroy() }
        let (reader, actor) = try await session.tenant(changes: true)
        // Rows of the file are still being sealed under the present key.
        guard try await !reader.scoped(to: actor).isTransferOpen() else { throw Failure.tenantIncomplete }
        let keys = try await reader.scoped(to: actor).epochs().map(\.keys).reduce(0, +)
        if global.dryRun {
            return .details(
                .object([
                    "dryRun": .bool(true), "epoch": .count(try reader.vault.activeEpoch(actor.tenant)),
                    "keys": .count(keys),
                ]), in: session.language,
                [
                    (Words("Epoche", "Epoch"), String(try reader.vault.activeEpoch(actor.tenant))),
                    (Words("Schlüssel", "Keys"), String(keys)),
                ])
        }
        try session.confirm(
            Words(
                "\(keys) Schlüssel neu verpacken und den alten Mandantenschlüssel vernichten?",
                "Wrap \(keys) keys anew and destroy the old tenant key?"))
        let store = try await session.store(.writer)
        let bar = ProgressBar(session.console, Words("Schlüssel", "Keys")[session.language])
        defer { bar.finish() }
        let outcome = try await TurnEpoch(store)(actor.tenant, by: actor) { done, total in
            bar.show(done, of: total)
        }
        return .details(
            .object([
                "epoch": .count(outcome.epoch), "rewrapped": .count(outcome.rewrapped),
                "verified": .count(outcome.verified), "destroyed": .array(outcome.destroyed.map { .count($0) }),
            ]), in: session.language,
            [
                (Words("Epoche", "Epoch"), String(outcome.epoch)),
                (Words("Neu verpackt", "Wrapped anew"), String(outcome.rewrapped)),
                (Words("Davon geprüft", "Of these verified"), String(outcome.verified)),
                (
                    Words("Vernichtete Epochen", "Destroyed epochs"),
                    outcome.destroyed.map(String.init).joined(separator: ", ")
                ),
            ])
    }
}
