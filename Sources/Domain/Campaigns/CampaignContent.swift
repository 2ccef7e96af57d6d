package import Foundation

/// What a campaign says, and whom it is meant for.
package struct CampaignContent: Sendable, Equatable {
    /// Bytes of a name, and of a sender's.
    package static let nameBytes = 200
    /// Bytes of a subject line.
    package static let subjectBytes = 300
    /// Bytes of a text.
    package static let bodyBytes = 40_000
    /// Tags that may narrow it.
    package static let maximumTags = 20

    /// What staff call it; nobody else sees it.
    package var name: String
    /// What for: whoever agreed to it may get it.
    package var purpose: String
    /// Who signs, beside the name of the business.
    package var senderName: String
    /// What it is about.
    package var subject: String
    /// The text.
    package var body: String
    /// Only people with all of these tags.
    package var tags: [UUID]
    /// Only people with an address in this town.
    package var town: String?

    /// Only people at this stage.
    package var lifecycle: Lifecycle?
    /// Only people of whom this member is in charge.
    package var owner: UUID?
    /// What it offers, to existing customers who bought the like; nil where it goes to those alone who consented.
    package var goods: String?

    /// Puts a content together; ``validated()`` judges it.
    package init(
        name: String, purpose: String, senderName: String, subject: String = "", body: String = "", tags: [UUID] = [],
        town: String? = nil, lifecycle: Lifecycle? = nil, owner: UUID? = nil, goods: String? = nil
    ) {
        self.name = name
        self.purpose = purpose
        self.senderName = senderName
        self.subject = subject
        self.body = body
        self.tags = tags
        self.town = town
        self.lifecycle = lifecycle
        self.owner = owner
        self.goods = goods
    }

    /// The same, cleaned; a draft may lack subject and text.
    ///
    /// - Throws: `Refusal` naming `name`, `senderName`, `subject`, `body`, `tags`, `town` or `goods`.
    package func validated() throws(Refusal) -> CampaignContent {
        var content = self
        content.name = try Self.demanded(name, "name")
        content.senderName = try Self.demanded(senderName, "senderName")
        content.subject = try TextRule.clean(subject, maximum: Self.subjectBytes, at: "subject") ?? ""
        content.body = try TextRule.clean(body, maximum: Self.bodyBytes, multiline: true, at: "body") ?? ""
        guard tags.count <= Self.maximumTags else {
            throw Refusal(
                .invalid, RefusalCode.tooMany, field: "tags", rule: "At most \(Self.maximumTags) tags.")
        }
        content.town = try TextRule.clean(town, maximum: Self.nameBytes, at: "town")
        content.goods = try TextRule.clean(goods, Catalogue.Ground.saleGoods, at: "goods")
        return content
    }

    /// Refuses what cannot be sent yet.
    ///
    /// - Throws: `Refusal` naming `subject` or `body`.
    package func requireWhole() throws(Refusal) {
        if subject.isEmpty { throw Self.missing("subject") }
        if body.isEmpty { throw Self.missing("body") }
    }

    /// Whether a person is among those it is meant for, consents aside.
    package func means(_ profile: PersonProfile, lifecycle: Lifecycle, owner: UUID?) -> Bool {
        guard tags.allSatisfy(profile.tags.contains) else { return false }
        guard self.lifecycle == nil || self.lifecycle == lifecycle, self.owner == nil || self.owner == owner else {
            return false
        }
        guard let town else { return true }
        return profile.addresses.contains { $0.addressLocality.map { Self.isSame($0, town) } == true }
    }

    /// Whether two names are of the same town.
    static func isSame(_ town: String, _ other: String) -> Bool {
        town.compare(other, options: [.caseInsensitive, .diacriticInsensitive]) == .orderedSame
    }

    private static func demanded(_ text: String, _ field: String) throws(Refusal) -> String {
        guard let clean = try TextRule.clean(text, maximum: nameBytes, at: field) else { throw missing(field) }
        return clean
    }

    private static func missing(_ field: String) -> Refusal {
        Refusal(.invalid, RefusalCode.required, field: field, rule: "A text is expected here.")
    }
}
