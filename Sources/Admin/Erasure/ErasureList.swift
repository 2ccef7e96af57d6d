import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Lists the erasures of a tenant.
struct ErasureList: AdminCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List erasures, newest first.")

    @OptionGroup var page: PageOptions
    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let after = try PageCursor.moment(page.cursor)
        let (store, actor) = try await session.tenant()
        let (erasures, next) = try await ReadErasures(store).page(after: after, limit: page.limit, by: actor)
        return .list(
            erasures, next: next.map(PageCursor.text), in: session.language,
            columns: [
                Column("Löschung", "Erasure") { $0.id.text },
                Column("Zeit", "Time") { InternetTime.text($0.at) },
                Column("Grund", "Reason") { $0.reason },
                Column("Zustand", "State") { $0.state },
                Column("Gesperrt", "Suppressed") { $0.suppressed ? "✓" : "–" },
            ], item: Self.document)
    }

    static func document(_ erasure: StoredErasure) -> CanonicalJSON {
        .object([
            "erasureId": .id(erasure.id), "personId": .id(erasure.person), "reason": .string(erasure.reason),
            "state": .string(erasure.state), "suppressed": .bool(erasure.suppressed), "at": .time(erasure.at),
        ])
    }
}
