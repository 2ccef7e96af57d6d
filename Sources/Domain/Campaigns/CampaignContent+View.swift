import Foundation

extension CampaignContent {
    /// Means of those whom it means only those whom a saved view of the list of people shows, from now on: what the view says
    /// later changes nothing. It never means more people than before.
    ///
    /// - Throws: `Refusal` naming `view` for one that is narrowed to a consent, which the gate asks of each person by itself;
    ///   and for one that contradicts the town, stage or member in charge which the campaign has.
    package mutating func narrow(to view: ListViewRecord) throws(Refusal) {
        var content = self
        // A town of blanks is none.
        content.town = try TextRule.clean(town, maximum: Self.nameBytes, at: "town")
        for filter in view.filters {
            let parts = filter.split(separator: "=", maxSplits: 1).map(String.init)
            // An empty value would mean everybody.
            guard parts.count == 2, let value = try TextRule.clean(parts[1], maximum: Self.nameBytes, at: "view") else {
                throw Self.unusable
            }
            switch parts[0] {
            case "town":
                guard content.town.map({ Self.isSame($0, value) }) ?? true else { throw Self.contradictory }
                content.town = value
            case "tag":
                let tag = try Self.identifier(value)
                if !content.tags.contains(tag) { content.tags.append(tag) }
            case "lifecycle":
                guard let stage = Lifecycle(rawValue: value) else { throw Self.unusable }
                guard content.lifecycle == nil || content.lifecycle == stage else { throw Self.contradictory }
                content.lifecycle = stage
            case "owner":
                let member = try Self.identifier(value)
                guard content.owner == nil || content.owner == member else { throw Self.contradictory }
                content.owner = member
            default: throw Self.unusable
            }
        }
        self = content
    }

    private static func identifier(_ text: String) throws(Refusal) -> UUID {
        guard let id = UUID(uuidString: text) else { throw unusable }
        return id
    }

    private static var contradictory: Refusal {
        Refusal(
            .invalid, RefusalCode.notAllowedValue, field: "view",
            rule: "A view that agrees with the town, stage and member in charge that are stated.")
    }

    private static var unusable: Refusal {
        Refusal(
            .invalid, RefusalCode.notAllowedValue, field: "view",
            rule: "A view narrowed to town, tag, stage or member in charge; each consent is asked for by itself.")
    }
}
