import ArgumentParser
import Domain
import Operations
import Store
import Texts
import Vault

/// Turns the index keys of a tenant.
struct KeyRotateIndex: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Make the tokens by which people are found anew, with new keys, and destroy the former ones.",
        discussion: """
            Everything goes on meanwhile: tokens of both keys are looked for until the walk is through. Ctrl-C pauses it; given \
            again, it goes on where it stopped. Tokens whose address nobody knows cannot be made anew: the suppression list, \
            sign-ups and quarantined rows keep theirs, and with them the former key, as long as one stands; new ones get the new \
            key. The key of evidence is kept, and so is that of logins, which belongs to no tenant.
            """
    )

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        if !global.dryRun { try session.requireConsentToDestroy() }
        let (reader, actor) = try await session.tenant(changes: true)
        // A key that the file brought waits for the rows that are still to come.
        guard try await !reader.scoped(to: actor).isTransferOpen() else { throw Failure.tenantIncomplete }
        let known = try await reader.scoped(to: actor).indexVersions()
        let tokens = known.filter { $0.use == .subject }.compactMap(\.tokens).reduce(0, +)
        if global.dryRun {
            let isBegun = try await TurnIndexes(reader).isDue(actor.tenant, by: actor)
            return .details(
                .object([
                    "dryRun": .bool(true), "tokens": .count(tokens), "isTurning": .bool(isBegun),
                    "keys": .array(known.map(Self.document)),
                ]), in: session.language,
                [(Words("Suchkennungen", "Tokens"), String(tokens))] + known.map(Self.line))
        }
        try session.confirm(
            Words(
                "\(tokens) Suchkennungen neu bilden und den alten Schlüssel vernichten?",
                "Make \(tokens) tokens anew and destroy the former key?"))
        let store = try await session.store(.writer)
        let bar = ProgressBar(session.console, Words("Suchkennungen", "Tokens")[session.language])
        defer { bar.finish() }
        let outcome = try await TurnIndexes(store)(actor.tenant, by: actor) { done, total in
            bar.show(done, of: total)
        }
        var answer = Answer.details(
            .object([
                "versions": .array(
                    outcome.versions.sorted { $0.key.rawValue < $1.key.rawValue }.map { use, version in
                        .object(["use": .string(use.code), "version": .count(version)])
                    }),
                "moved": .count(outcome.moved), "dropped": .count(outcome.dropped),
                "verified": .count(outcome.verified),
                "left": .array(outcome.left.map(Self.document)),
                "destroyed": .array(
                    outcome.destroyed.map {
                        .object(["use": .string($0.use.code), "version": .count($0.version)])
                    }),
                "kept": .array(Self.kept.map { .string($0.code) }),
            ]), in: session.language,
            [
                (Words("Neu gebildet", "Made anew"), String(outcome.moved)),
                (Words("Entfallen", "Dropped"), String(outcome.dropped)),
                (Words("Davon geprüft", "Of these verified"), String(outcome.verified)),
                (
                    Words("Vernichtete Schlüssel", "Destroyed keys"),
                    outcome.destroyed.map { "\($0.use.code) \($0.version)" }.joined(separator: ", ")
                ),
                (
                    Words("Schlüssel behalten", "Keys kept"),
                    Self.kept.map(\.code).joined(separator: ", ")
                ),
            ])
        answer.notes = outcome.left.map { left in
            Words(
                "\(left.use.code), Schlüssel \(left.version): \(left.tokens ?? 0) Kennungen, deren Adresse niemand kennt. Der Schlüssel bleibt, solange eine davon steht.",
                "\(left.use.code), key \(left.version): \(left.tokens ?? 0) tokens whose address nobody knows. The key stays as long as one of them stands."
            )[session.language]
        }
        return answer
    }

    /// Uses that keep the key they have.
    private static let kept = IndexUse.allCases.filter { !TurnIndexes.uses.contains($0) }

    private static func document(_ version: IndexVersion) -> CanonicalJSON {
        .object([
            "use": .string(version.use.code), "version": .count(version.version), "isActive": .bool(version.isActive),
            "since": .time(version.since), "tokens": version.tokens.map { .count($0) } ?? .null,
        ])
    }

    private static func line(_ version: IndexVersion) -> (Words, String?) {
        (
            Words("Schlüssel \(version.use.code) \(version.version)", "Key \(version.use.code) \(version.version)"),
            version.tokens.map(String.init) ?? "–"
        )
    }
}
