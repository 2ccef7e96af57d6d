import Domain
import HTTPSupport

/// What was typed to set up a webhook.
struct WebhookEntry: Sendable {
    let url: String
    let events: Set<WebhookEvent>

    init(url: String = "", events: Set<WebhookEvent> = []) {
        self.url = url
        self.events = events
    }

    init(_ form: FormData) {
        url = form["url"] ?? ""
        events = Set(WebhookEvent.allCases.filter { form.isTicked(Self.name(of: $0)) })
    }

    /// The name of an event's box.
    static func name(of event: WebhookEvent) -> String { "event.\(event.rawValue)" }
}
