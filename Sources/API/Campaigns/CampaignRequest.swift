import Domain
import Foundation

/// The body of `POST /campaigns`.
struct CampaignRequest: Decodable, Sendable {
    let name: String
    let purpose: String
    let senderName: String?
    let subject: String?
    let body: String?
    let tags: [UUID]?
    let town: String?
    let goods: String?
    /// A saved view whose people are meant.
    let view: UUID?

    /// What it asks for; `sender` signs where nobody is named.
    func content(sender: String) -> CampaignContent {
        CampaignContent(
            name: name, purpose: purpose, senderName: senderName ?? sender, subject: subject ?? "", body: body ?? "",
            tags: tags ?? [], town: town, goods: goods)
    }
}
