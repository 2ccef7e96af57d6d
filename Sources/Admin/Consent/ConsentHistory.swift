import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// How a person's consents came to stand where they do.
struct ConsentHistory: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "List every event of a person's consents, newest first.")

    @Argument(help: "The person's id.")
    var id: Identifier

    @OptionGroup var reason: ReasonOption
    @OptionGroup var page: PageOptions
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let after = try PageCursor.moment(page.cursor)
        let (store, actor) = try await session.tenant()
        let found = try await ReadConsents(store).history(
            of: id.uuid, after: after, limit: page.limit + 1, by: actor)
        let events = Array(found.prefix(page.limit))
        let next = found.count > page.limit ? events.last.map { PageCursor.text(($0.at, $0.id)) } : nil
        return .list(
            events, next: next, in: session.language,
            columns: [
                Column("Wann", "When") { InternetTime.text($0.at) },
                Column("Zweck", "Purpose") { $0.key.purpose },
                Column("Weg", "Channel") { $0.key.channel.rawValue },
                Column("Stand", "State") { $0.state.rawValue },
                Column("Wie", "Method") { $0.method },
                Column("Quelle", "Source") { $0.detail?.source ?? "–" },
            ], item: Self.document)
    }

    private static func document(_ event: StoredConsentEvent) -> CanonicalJSON {
        .object([
            "id": .id(event.id), "purpose": .string(event.key.purpose), "channel": .string(event.key.channel.rawValue),
            "address": .optional(event.detail?.address), "state": .string(event.state.rawValue),
            "method": .string(event.method), "at": .time(event.at), "validUntil": .time(event.validUntil),
            "wording": .optional(event.detail?.wordingHash.map(Hexadecimal.text)),
            "wordingText": .optional(event.wordingText), "source": .optional(event.detail?.source),
            "recordedBy": event.recordedBy.map(CanonicalJSON.id) ?? .null,
        ])
    }
}
