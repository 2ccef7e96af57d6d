import Domain
import Foundation
import Installation
import Operations
import Store
import Texts
import Vault

/// A replay as `erasure replay` and `backup restore` do it, with the recovery key where one was named.
struct Replay {
    let session: Session
    let recoveryKey: String?

    /// What came of it.
    struct Result {
        let outcome: ReplayReductions.Outcome

        /// The answer of `erasure replay`.
        func answer(in language: Language) -> Answer {
            var answer = Answer.details(.object(members), in: language, lines)
            answer.notes = notes(in: language)
            if !outcome.isOpen { answer.failure = .fenced }
            return answer
        }

        var members: [String: CanonicalJSON] {
            [
                "erased": .count(outcome.erased), "buried": .count(outcome.buried),
                "restricted": .count(outcome.restricted), "ended": .count(outcome.ended),
                "held": .count(outcome.held), "suppressed": .count(outcome.suppressed),
                "destroyed": .count(outcome.destroyed), "unnamed": .count(outcome.unnamed),
                "tenants": .count(outcome.takenOn), "recoveredEpochs": .count(outcome.recovered),
                "unreadableKeys": .count(outcome.unreadableKeys),
                "fence": .object(["state": .string(outcome.isOpen ? "open" : "closed")]),
            ]
        }

        var lines: [(label: Words, value: String?)] {
            [
                (Words("Erneut gelöscht", "Erased again"), String(outcome.erased)),
                (Words("Als gelöscht vermerkt", "Noted as erased"), String(outcome.buried)),
                (Words("Erneut eingeschränkt", "Restricted again"), String(outcome.restricted)),
                (Words("Erneut gesperrt oder freigegeben", "Held or released again"), String(outcome.held)),
                (
                    Words("Erneut widerrufen oder widersprochen", "Withdrawn or objected to again"),
                    String(outcome.ended)
                ),
                (Words("Adressen erneut gesperrt", "Addresses suppressed again"), String(outcome.suppressed)),
                (Words("Mandanten erneut vernichtet", "Tenants destroyed again"), String(outcome.destroyed)),
                (Words("Mandanten weitergeführt", "Tenants taken on"), String(outcome.takenOn)),
                (
                    Words("Sperre", "Fence"),
                    outcome.isOpen
                        ? "open" : "closed"
                ),
            ]
        }

        func notes(in language: Language) -> [String] {
            var notes: [String] = []
            if outcome.unnamed > 0 {
                notes.append(
                    Words(
                        "\(outcome.unnamed) Einträge einer früheren Version nennen nicht, wen sie betreffen: eine neuere Sicherung zurückspielen, oder 'obhut node fence override'.",
                        "\(outcome.unnamed) entries of an earlier version do not say whom they concern: restore a newer backup, or 'obhut node fence override'."
                    )[language])
            }
            if outcome.unreadableKeys > 0 {
                notes.append(
                    Words(
                        "\(outcome.unreadableKeys) Schlüssel liegen unter einer vernichteten Epoche und öffnen sich nur mit --recovery-key.",
                        "\(outcome.unreadableKeys) keys lie under a destroyed epoch and open with --recovery-key only."
                    )[language])
            }
            return notes
        }
    }

    /// Takes keys out of recovery bundles where a recovery key was named, replays, and destroys those keys again.
    func run() async throws -> Result {
        let declaration = try session.declaration()
        guard let recoveryKey else {
            let store = try await session.store()
            let outcome = try await replay(store, declaration)
            if outcome.isOpen { try await turnIndexes(store) { try await self.session.store(.writer) } }
            return Result(outcome: outcome)
        }
        let key = try session.recoveryKey(recoveryKey)
        let store = try await session.store(.writer)
        let session = session
        let recovered = try await ReplayReductions(store, declaration: declaration)
            .recover(with: key) { session.operatorActor(in: $0) }
        var outcome = try await replay(store, declaration)
        outcome.recovered = recovered
        if outcome.isOpen {
            let turn = TurnEpoch(store)
            for tenant in try await store.node.tenants().map(\.id) {
                let actor = session.operatorActor(in: tenant)
                if try await turn.isDue(tenant, by: actor) { _ = try await turn(tenant, by: actor) }
            }
            // There is one writer, and it is this one.
            try await turnIndexes(store) { store }
        }
        return Result(outcome: outcome)
    }

    /// Makes tokens anew that are older than the keys that look for them.
    private func turnIndexes(_ store: Store, writer: () async throws -> Store) async throws {
        for tenant in try await store.node.tenants() {
            let actor = session.operatorActor(in: tenant.id)
            guard try await !store.isBeingTakenIn(tenant), try await TurnIndexes(store).isDue(tenant.id, by: actor)
            else { continue }
            _ = try await TurnIndexes(try await writer())(tenant.id, by: actor)
        }
    }

    private func replay(_ store: Store, _ declaration: ErasureDeclaration) async throws -> ReplayReductions.Outcome {
        let bar = ProgressBar(session.console, Words("Löschungen", "Erasures")[session.language])
        defer { bar.finish() }
        let session = session
        return try await ReplayReductions(store, declaration: declaration)(
            by: { session.operatorActor(in: $0) },
            progress: { done, total in bar.show(done, of: total) })
    }
}
