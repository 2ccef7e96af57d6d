import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Shows one campaign.
struct CampaignShow: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one campaign, and how its messages stand.")

    @Argument(help: "The campaign's id.")
    var id: Identifier

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant()
        return Self.answer(try await ManageCampaigns(store).one(id.uuid, by: actor), in: session.language)
    }

    /// A campaign, and with `reach` whom it may go to.
    static func answer(
        _ campaign: StoredCampaign, reach: CampaignReach? = nil, isDryRun: Bool = false, in language: Language
    ) -> Answer {
        var document = document(campaign)
        if case .object(var members) = document {
            if let reach { members["reach"] = Self.document(reach) }
            if isDryRun { members["dryRun"] = .bool(true) }
            document = .object(members)
        }
        let blocked = reach?.blocked.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" } ?? []
        return .details(
            document, in: language,
            [
                (Words("Nummer", "Id"), campaign.id.text),
                (Words("Name", "Name"), campaign.content.name),
                (Words("Zweck", "Purpose"), campaign.content.purpose),
                (Words("Zustand", "State"), campaign.state.rawValue),
                (Words("Angehalten wegen", "Paused for"), campaign.pauseCode),
                (Words("Gemeint", "Meant for"), reach.map { String($0.people) }),
                (Words("Dürfen es bekommen", "May get it"), reach.map { String($0.permitted) }),
                (
                    Words("Davon lange ungenutzt", "Of them long unused"),
                    reach.flatMap { $0.stale > 0 ? String($0.stale) : nil }
                ),
                (Words("Andere", "Others"), blocked.isEmpty ? nil : blocked.joined(separator: ", ")),
                (Words("Geplant", "Planned"), String(campaign.counts[.planned])),
                (Words("Übergeben", "Handed over"), String(campaign.counts[.handedOver])),
                (Words("Angenommen", "Accepted"), String(campaign.counts[.accepted])),
                (Words("Zurückgekommen", "Bounced"), String(campaign.counts[.bounced])),
                (Words("Ausgelassen", "Skipped"), String(campaign.counts[.skipped])),
            ])
    }

    static func document(_ campaign: StoredCampaign) -> CanonicalJSON {
        let counts = MessageState.allCases.map { (name($0), CanonicalJSON.count(campaign.counts[$0])) }
        return .object([
            "id": .id(campaign.id), "name": .string(campaign.content.name),
            "purpose": .string(campaign.content.purpose), "channel": .string(Channel.email.rawValue),
            "state": .string(campaign.state.rawValue), "pauseCode": .optional(campaign.pauseCode),
            "counts": .object(Dictionary(counts) { first, _ in first }),
            "reasons": .object(campaign.counts.reasons.mapValues { .count($0) }),
            "createdAt": .time(campaign.createdAt), "startedAt": .time(campaign.startedAt),
            "finishedAt": .time(campaign.finishedAt),
        ])
    }

    static func document(_ reach: CampaignReach) -> CanonicalJSON {
        .object([
            "people": .count(reach.people), "permitted": .count(reach.permitted),
            "stale": .count(reach.stale), "blocked": .object(reach.blocked.mapValues { .count($0) }),
        ])
    }

    private static func name(_ state: MessageState) -> String {
        state == .handedOver ? "handedOver" : state.rawValue
    }
}
