import Domain

/// The body of `POST /webhooks`.
struct WebhookRequest: Decodable, Sendable {
    let url: String
    let events: [WebhookEvent]
}
