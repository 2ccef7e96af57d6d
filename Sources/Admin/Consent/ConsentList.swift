import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// A person's consents.
struct ConsentList: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List a person's consents: purpose, channel, address, state, since when.")

    @Argument(help: "The person's id.")
    var id: Identifier

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant()
        let consents = try await ReadConsents(store).of(id.uuid, by: actor)
        return .list(
            consents, in: session.language,
            columns: [
                Column("Zweck", "Purpose") { $0.consent.key.purpose },
                Column("Weg", "Channel") { $0.consent.key.channel.rawValue },
                Column("Adresse", "Address") { $0.address ?? "–" },
                Column("Stand", "State") { $0.consent.state.rawValue },
                Column("Seit", "Since") { InternetTime.text($0.consent.since) },
                Column("Bis", "Until") { $0.consent.validUntil.map(InternetTime.text) ?? "–" },
            ], item: Self.document)
    }

    static func document(_ stored: StoredConsent) -> CanonicalJSON {
        .object([
            "purpose": .string(stored.consent.key.purpose), "channel": .string(stored.consent.key.channel.rawValue),
            "address": .optional(stored.address), "state": .string(stored.consent.state.rawValue),
            "since": .time(stored.consent.since), "validUntil": .time(stored.consent.validUntil),
            "wording": .optional(stored.wording.map(Hexadecimal.text)), "method": .string(stored.method),
        ])
    }
}
