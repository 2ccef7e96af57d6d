import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Lists the register of breaches.
struct BreachList: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List every breach, open or closed, and until when the authority has to be told."
    )

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant()
        let now = store.clock.now
        return Answer.list(
            try await ManageBreaches(store).list(by: actor), in: session.language,
            columns: [
                Column("Nummer", "Id") { $0.id.text },
                Column("Art", "Kind") { $0.kind.rawValue },
                Column("Bekannt seit", "Known since") { InternetTime.text($0.awareAt) },
                Column("Meldung bis", "Authority due") { InternetTime.text($0.dueAt) },
                Column("Ergebnis", "Outcome") { $0.outcome?.rawValue ?? "–" },
                Column("Zu spät", "Late") { $0.isLate(at: now) ? "✗" : "" },
            ]
        ) { $0.document(at: now) }
    }
}
