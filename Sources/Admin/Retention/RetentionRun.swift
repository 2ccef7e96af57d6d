import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Erases people whom nothing carries any more.
struct RetentionRun: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract:
            "Erase people whose last ground has ended, and proof whose term is over; with --dry-run count and list them. Without --tenant, of all.",
        discussion: "'maintenance run' does the same. Who is restricted waits: 'obhut retention holds' says why.")

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        if !global.dryRun {
            try session.confirm(
                Words(
                    "Personen ohne Grundlage löschen und Nachweise vernichten, deren Frist vorbei ist?",
                    "Erase people without any ground, and destroy proof whose term is over?"))
        }
        let store = try await session.store()
        guard !(try await store.fence().isClosed) else { throw Failure.fenced }
        let tenants = try await session.tenants(in: store)
        let retention = RunRetention(store, declaration: try session.declaration())
        var outcomes: [RunRetention.Outcome] = []
        try await tenants.eachInTurn { tenant in
            if !global.dryRun { await session.entrance.note(change: tenant.id, in: store) }
            outcomes.append(try await retention(in: tenant, isDryRun: global.dryRun))
        }
        return Self.answer(outcomes, isDryRun: global.dryRun, in: session.language)
    }

    private struct Line {
        let tenant: String
        let item: RunRetention.Item
    }

    private static func answer(
        _ outcomes: [RunRetention.Outcome], isDryRun: Bool, in language: Language
    ) -> Answer {
        let lines = outcomes.flatMap { outcome in outcome.items.map { Line(tenant: outcome.tenant.slug, item: $0) } }
        var answer = Answer.list(
            lines, in: language,
            columns: [
                Column("Mandant", "Tenant") { $0.tenant },
                Column("Person", "Person") { $0.item.person.text },
                Column("Zustand", "State") { $0.item.state.rawValue },
                Column("Löschung", "Erasure") { $0.item.erasure?.text ?? "–" },
            ]
        ) { line in
            .object([
                "tenant": .string(line.tenant), "personId": .id(line.item.person),
                "state": .string(line.item.state.rawValue),
                "erasureId": line.item.erasure.map { .id($0) } ?? .null,
            ])
        }
        let proofs = outcomes.reduce(0) { $0 + $1.proofs }
        let words =
            isDryRun
            ? Words("Gelöschte, deren Nachweise vernichtet würden: ", "Erased people whose proof would be destroyed: ")
            : Words("Gelöschte, deren Nachweise vernichtet sind: ", "Erased people whose proof was destroyed: ")
        answer.notes.append(words[language] + String(proofs))
        if case .object(var members) = answer.document {
            for state in [RunRetention.State.due, .erased, .waiting, .kept] {
                members[state.rawValue] = .count(outcomes.reduce(0) { $0 + $1.count(state) })
            }
            members["proofs"] = .count(proofs)
            members["dryRun"] = .bool(isDryRun)
            answer.document = .object(members)
        }
        return answer
    }
}
