import Domain
import Foundation
import Store

/// A campaign on the wire.
struct CampaignBody: Encodable, Sendable {
    /// How its messages stand.
    struct Counts: Encodable, Sendable {
        let planned: Int
        let handedOver: Int
        let accepted: Int
        let bounced: Int
        let skipped: Int
    }

    let id: String
    let name: String
    let purpose: String
    let channel: String
    let senderName: String
    let subject: String
    let body: String
    let tags: [String]
    let town: String?
    let lifecycle: String?
    let owner: String?
    let goods: String?
    let state: String
    let pauseCode: String?
    let counts: Counts
    let reasons: [String: Int]
    let version: Int
    let createdAt: Date
    let updatedAt: Date
    let startedAt: Date?
    let finishedAt: Date?

    init(_ campaign: StoredCampaign) {
        let content = campaign.content
        id = campaign.id.uuidString.lowercased()
        name = content.name
        purpose = content.purpose
        channel = Channel.email.rawValue
        senderName = content.senderName
        subject = content.subject
        body = content.body
        tags = content.tags.map { $0.uuidString.lowercased() }
        town = content.town
        lifecycle = content.lifecycle?.rawValue
        owner = content.owner?.uuidString.lowercased()
        goods = content.goods
        state = campaign.state.rawValue
        pauseCode = campaign.pauseCode
        counts = Counts(
            planned: campaign.counts[.planned], handedOver: campaign.counts[.handedOver],
            accepted: campaign.counts[.accepted], bounced: campaign.counts[.bounced],
            skipped: campaign.counts[.skipped])
        reasons = campaign.counts.reasons
        version = Int(campaign.version)
        createdAt = campaign.createdAt
        updatedAt = campaign.updatedAt
        startedAt = campaign.startedAt
        finishedAt = campaign.finishedAt
    }
}
