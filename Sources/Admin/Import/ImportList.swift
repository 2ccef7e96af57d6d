import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Lists the imports of a tenant.
struct ImportList: AdminCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List imports, newest first.")

    @OptionGroup var page: PageOptions
    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let after = try PageCursor.moment(page.cursor)
        let (store, actor) = try await session.tenant()
        let (imports, next) = try await ReadImports(store).page(after: after, limit: page.limit, by: actor)
        return .list(
            imports, next: next.map(PageCursor.text), in: session.language,
            columns: [
                Column("Nummer", "Id") { $0.id.text },
                Column("Begonnen", "Started") { InternetTime.text($0.createdAt) },
                Column("Zustand", "State") { $0.state.rawValue },
                Column("Zeilen", "Rows", .right) { String($0.counts.rows) },
                Column("Neu", "Imported", .right) { String($0.counts.imported) },
                Column("Geändert", "Updated", .right) { String($0.counts.updated) },
                Column("Doppelt", "Duplicates", .right) { String($0.counts.duplicates) },
                Column("Quarantäne", "Quarantined", .right) { String($0.counts.quarantined) },
            ], item: ImportShow.document)
    }
}
