import Domain

/// The body of `PATCH /webhooks/{id}`: what is absent stays.
struct WebhookPatch: Decodable, Sendable {
    private enum CodingKeys: String, CodingKey {
        case url, events, state
    }

    let url: String?
    let events: [WebhookEvent]?
    let state: WebhookState?

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        // None of them can be emptied, so null is refused as a value of the wrong type.
        url = container.contains(.url) ? try container.decode(String.self, forKey: .url) : nil
        events = container.contains(.events) ? try container.decode([WebhookEvent].self, forKey: .events) : nil
        state = container.contains(.state) ? try container.decode(WebhookState.self, forKey: .state) : nil
    }
}
