import ArgumentParser
import Domain
import Store
import Texts

/// Shows whether the node is fenced, and why.
struct NodeFenceShow: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show whether the node is fenced, what its database has lost, and what to do.")

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        Self.answer(try await session.store().fence(), in: session.language)
    }

    static func answer(_ fence: Fence, in language: Language) -> Answer {
        let erasures = fence.reductions.filter(\.isErasure).count
        let restrictions = fence.reductions.filter(\.isRestriction).count
        let holds = fence.reductions.filter(\.isHold).count
        let suppressions = fence.reductions.filter(\.isSuppression).count
        let endings = fence.reductions.count - erasures - restrictions - holds - suppressions
        let state = fence.isClosed ? "closed" : fence.isOverridden ? "overridden" : "open"
        var answer = Answer.details(
            .object([
                "state": .string(state), "erasures": .count(erasures),
                "restrictions": .count(restrictions), "withdrawals": .count(endings),
                "holds": .count(holds), "suppressions": .count(suppressions),
                "destructions": .count(fence.destroyed.count),
                "tenants": .array(fence.tenants.map { .id($0) }),
            ]), in: language,
            [
                (Words("Sperre", "Fence"), state),
                (Words("Verlorene Löschungen", "Lost erasures"), String(erasures)),
                (Words("Verlorene Einschränkungen", "Lost restrictions"), String(restrictions)),
                (Words("Verlorene Widerrufe und Widersprüche", "Lost withdrawals and objections"), String(endings)),
                (Words("Verlorene Löschsperren und ihre Aufhebung", "Lost holds and ends of holds"), String(holds)),
                (Words("Verlorene Sperren von Adressen", "Lost suppressions of addresses"), String(suppressions)),
                (Words("Verlorene Vernichtungen", "Lost destructions"), String(fence.destroyed.count)),
                (Words("Betroffene Mandanten", "Tenants behind"), String(fence.tenants.count)),
            ])
        if fence.isClosed { answer.notes = [explanation[language]] }
        return answer
    }

    private static let explanation = Words(
        """
        Die Datenbank ist älter als das Löschverzeichnis neben dem Schlüsselspeicher: sie wurde aus einer Sicherung \
        zurückgespielt. Personen, die danach gelöscht wurden, wären wieder da. Bis die Löschungen erneut ausgeführt sind, \
        wird nichts Persönliches gezeigt oder verschickt: 'obhut erasure replay'.
        """,
        """
        The database is older than the erasure ledger beside the keystore: it was restored from a backup. People who were \
        erased since would be back. Until their erasures have been carried out again, nothing personal is shown or sent: \
        'obhut erasure replay'.
        """)
}
