import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Lists by which rules data ends.
struct RetentionRules: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "List how long data stays: the end of each purpose, and the terms of the law that hold today.")

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant()
        return Answer.list(
            try await ReadRetentionRules(store)(by: actor), in: session.language,
            columns: [
                Column("Art", "Kind") { $0.kind.rawValue },
                Column("Regel", "Rule") { $0.code },
                Column("Dauer", "Term") { $0.term },
                Column("Quelle", "Source") { $0.source ?? "–" },
            ]
        ) { rule in
            .object([
                "kind": .string(rule.kind.rawValue), "code": .string(rule.code), "term": .string(rule.term),
                "since": .optional(rule.since.map { "\($0)" }), "source": .optional(rule.source),
            ])
        }
    }
}
