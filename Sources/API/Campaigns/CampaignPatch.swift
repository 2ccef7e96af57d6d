import Domain
import Foundation

/// The body of `PATCH /campaigns/{id}`: what is absent stays; a town of null is taken away.
struct CampaignPatch: Decodable, Sendable {
    private enum CodingKeys: String, CodingKey {
        case name, purpose, senderName, subject, body, tags, town
    }

    let name: String?
    let purpose: String?
    let senderName: String?
    let subject: String?
    let body: String?
    let tags: [UUID]?
    /// Nil where it is absent, nil inside where it is null.
    let town: String??

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
    }

    func apply(to content: inout CampaignContent) {
        if let name { content.name = name }
        if let purpose { content.purpose = purpose }
        if let senderName { content.senderName = senderName }
        if let subject { content.subject = subject }
        if let body { content.body = body }
        if let tags { content.tags = tags }
        if let town { content.town = town }
    }
}
