import Domain
import Foundation
import Store

/// A webhook on the wire.
struct WebhookBody: Encodable, Sendable {
    let id: String
    let url: String
    let events: [String]
    let state: String
    let failingSince: Date?
    let publicKeys: [String]
    let version: Int
    let createdAt: Date
    let updatedAt: Date

    init(_ webhook: StoredWebhook, publicKeys: [String]) {
        id = webhook.id.uuidString.lowercased()
        url = webhook.url
        events = webhook.events.map(\.rawValue)
        state = webhook.state.rawValue
        failingSince = webhook.failingSince
        self.publicKeys = publicKeys
        version = Int(webhook.version)
        createdAt = webhook.createdAt
        updatedAt = webhook.updatedAt
    }
}
