import Domain
import Store
import Texts

/// The webhooks of a business, and setting up another one.
struct WebhooksPage: PageContent {
    static let template = "webhooks"

    /// A webhook in the list.
    struct Row: Sendable {
        let href: String
        let url: String
        let events: String
        let chip: Chip
        let since: String
    }

    let t: WebhookTexts
    let rows: [Row]
    let hasRows: Bool
    let url: Field
    let events: [Tick]
    let eventsError: String?
    let summary: ErrorSummary?

    /// `entry` and `refusal`: what came back with an error.
    init(_ webhooks: [StoredWebhook], entry: WebhookEntry, refusal: Refusal?, desk: Desk) {
        let texts = desk.texts
        let t = texts.webhooks
        self.t = t
        rows = webhooks.map { webhook in
            Row(
                href: "/webhooks/\(webhook.id.path)", url: webhook.url, events: Self.names(webhook.events, t),
                chip: Self.chip(webhook.state, t), since: desk.day(webhook.createdAt))
        }
        hasRows = !rows.isEmpty
        let problem = refusal.map { texts.line($0) }
        url = Field(
            "url", label: t.url, value: entry.url, hint: t.urlHint, error: refusal?.field == "url" ? problem : nil,
            type: "url")
        events = WebhookEvent.allCases.map { event in
            Tick(
                WebhookEntry.name(of: event), label: t.eventNames[event.rawValue] ?? event.rawValue,
                isTicked: entry.events.contains(event))
        }
        eventsError = refusal?.field == "events" ? problem : nil
        summary = refusal.map { refusal in
            let isURL = refusal.field == "url"
            return ErrorSummary(
                texts, label: refusal.field.map { _ in isURL ? t.url : t.events }, text: texts.line(refusal),
                id: refusal.field.map { _ in isURL ? "url" : "events" })
        }
    }

    /// The events in everyday words.
    static func names(_ events: [WebhookEvent], _ t: WebhookTexts) -> String {
        events.map { t.eventNames[$0.rawValue] ?? $0.rawValue }.joined(separator: ", ")
    }

    /// The state as a word with its shape.
    static func chip(_ state: WebhookState, _ t: WebhookTexts) -> Chip {
        let word = t.states[state.rawValue] ?? state.rawValue
        return switch state {
        case .active: Chip(word, .given)
        case .paused: Chip(word, .neutral)
        case .disabled: Chip(word, .refused)
        }
    }
}
