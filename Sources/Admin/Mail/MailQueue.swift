import ArgumentParser
import Domain
import Foundation
import Operations
import Store
import Texts

/// Lists the messages that wait or could not be delivered.
struct MailQueue: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue", abstract: "List the messages that wait or could not be delivered, oldest first.",
        discussion: "Names no address: the queue holds none. With --tenant, only that tenant's messages.")

    @OptionGroup var page: PageOptions
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) async throws -> Answer {
        let position = try PageCursor.moment(page.cursor)
        let store = try await session.store()
        var tenant: UUID?
        if let slug = global.tenant { tenant = try await store.node.tenant(slug: slug).id }
        let (jobs, next) = try await MessageQueue(store).list(tenant: tenant, after: position, limit: page.limit)
        return .list(
            jobs, next: next.map(PageCursor.text), in: session.language,
            columns: [
                Column("Mandant", "Tenant") { $0.tenant },
                Column("Art", "Kind") { $0.kind.rawValue },
                Column("Zustand", "State") { $0.state.rawValue },
                Column("Versuche", "Attempts", .right) { "\($0.attempts)" },
                Column("Antwort", "Reply") { $0.lastCode ?? "–" },
                Column("Nächster", "Next") { $0.state == .dead ? "–" : InternetTime.text($0.due) },
                Column("Nummer", "Id") { $0.id.text },
            ]
        ) { job in
            .object([
                "id": .id(job.id), "tenant": .string(job.tenant), "kind": .string(job.kind.rawValue),
                "state": .string(job.state.rawValue), "attempts": .count(job.attempts),
                "lastReply": .optional(job.lastCode),
                "nextAttemptAt": job.state == .dead ? .null : .time(job.due), "createdAt": .time(job.createdAt),
            ])
        }
    }
}
