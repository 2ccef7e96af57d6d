import Domain
import Foundation

/// The body of `PATCH /campaigns/{id}`: what is absent stays; a town, goods or a view of null is taken away.
struct CampaignPatch: Decodable, Sendable {
    private enum CodingKeys: String, CodingKey {
        case name, purpose, senderName, subject, body, tags, town, goods, view
    }

    let name: String?
    let purpose: String?
    let senderName: String?
    let subject: String?
    let body: String?
    let tags: [UUID]?
    /// Nil where it is absent, nil inside where it is null.
    let town: String??
    /// Nil where it is absent, nil inside where it is null.
    let goods: String??
    /// A saved view whose people are meant: nil where it is absent, nil inside where it is null.
    let view: UUID??

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func text(_ key: CodingKeys) throws -> String? {
            container.contains(key) ? try container.decode(String.self, forKey: key) : nil
        }
        name = try text(.name)
        purpose = try text(.purpose)
        senderName = try text(.senderName)
        subject = try text(.subject)
        body = try text(.body)
        tags = container.contains(.tags) ? try container.decode([UUID].self, forKey: .tags) : nil
        town =
            container.contains(.town) ? .some(try container.decodeIfPresent(String.self, forKey: .town)) : nil
        goods =
            container.contains(.goods) ? .some(try container.decodeIfPresent(String.self, forKey: .goods)) : nil
        view = container.contains(.view) ? .some(try container.decodeIfPresent(UUID.self, forKey: .view)) : nil
    }

    func apply(to content: inout CampaignContent) {
        if let name { content.name = name }
        if let purpose { content.purpose = purpose }
        if let senderName { content.senderName = senderName }
        if let subject { content.subject = subject }
        if let body { content.body = body }
        if let tags { content.tags = tags }
        if let town { content.town = town }
        if let goods { content.goods = goods }
        // What a former view said goes with it; tags and a town may be one's own, and stay.
        if view != nil { (content.lifecycle, content.owner) = (nil, nil) }
    }
}
