import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Takes down that a person was asked.
struct ConsentRecord: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Record a request for consent; given it is once the person confirms herself.",
        discussion:
            "Without --wording the purpose's present words count; telephone numbers need --wording and --source.")

    @Argument(help: "The person's id.")
    var id: Identifier

    @Option(help: "The purpose's code, such as newsletter.")
    var purpose: String

    @Option(help: "email, sms, messenger, phone, post or push.")
    var channel: Channel

    @Option(help: "One of the person's addresses or numbers; not needed where she has only one of the kind.")
    var address: String?

    @Option(help: "The hash of a version of the purpose's words, or the words that were shown or spoken.")
    var wording: String?

    @Option(help: "Where it comes from.")
    var source: String?

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant(changes: true)
        let entry = ConsentEntry(
            purpose: purpose, channel: channel, address: address, wording: wording, source: source)
        if global.dryRun {
            _ = try await ReadConsents(store).of(id.uuid, by: actor)
            return .details(
                .object(["personId": .id(id.uuid), "purpose": .string(purpose), "dryRun": .bool(true)]),
                in: session.language, [(Words("Zweck", "Purpose"), purpose)])
        }
        let consent = try await RequestConsent(store)(entry, of: id.uuid, by: actor)
        return .details(
            ConsentList.document(consent), in: session.language,
            [
                (Words("Zweck", "Purpose"), consent.consent.key.purpose),
                (Words("Weg", "Channel"), consent.consent.key.channel.rawValue),
                (Words("Stand", "State"), consent.consent.state.rawValue),
                (Words("Seit", "Since"), InternetTime.text(consent.consent.since)),
            ])
    }
}

extension Channel: ExpressibleByArgument {}
