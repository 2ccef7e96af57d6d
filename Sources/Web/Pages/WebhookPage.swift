import Domain
import Store
import Texts

/// One webhook: what it is told, what it was told, and how it answered.
struct WebhookPage: PageContent {
    static let template = "webhook"

    /// A delivery.
    struct Row: Sendable {
        let at: String
        let event: String
        let chip: Chip
        let attempts: String
        let answer: String
        /// Where a form sends it again; nil while it waits.
        let resendHref: String?
    }

    let t: WebhookTexts
    let chip: Chip
    let notice: Notice?
    let facts: [Fact]
    let rows: [Row]
    let hasRows: Bool
    let pager: Pager?
    let keys: [String]
    let stateHref: String
    /// The state that its button asks for.
    let nextState: String
    let nextLabel: String
    let removeHref: String

    init(
        _ webhook: StoredWebhook, _ deliveries: [StoredDelivery], keys: [String], next: String?, isFirst: Bool,
        desk: Desk
    ) {
        let t = desk.texts.webhooks
        let path = "/webhooks/\(webhook.id.path)"
        self.t = t
        self.keys = keys
        chip = WebhooksPage.chip(webhook.state, t)
        notice =
            switch webhook.state {
            case .active: nil
            case .paused: Notice(t.pausedTitle, t.pausedText, tone: .neutral)
            case .disabled: Notice(t.disabledTitle, t.disabledText, tone: .refused)
            }
        facts = [
            Fact(t.url, webhook.url), Fact(t.events, WebhooksPage.names(webhook.events, t)),
            Fact(t.since, desk.day(webhook.createdAt)), Fact(t.idLabel, webhook.id.path),
        ]
        rows = deliveries.map { delivery in
            Row(
                at: desk.moment(delivery.occurredAt), event: t.eventNames[delivery.event] ?? delivery.event,
                chip: Self.chip(delivery.state, t), attempts: desk.number(delivery.attempts),
                answer: delivery.state == .delivered ? "–" : delivery.lastCode.map { t.answers[$0] ?? $0 } ?? "–",
                resendHref: delivery.state == .waiting ? nil : "\(path)/deliveries/\(delivery.id.path)/attempts")
        }
        hasRows = !rows.isEmpty
        pager = Pager(path: path, next: next, isFirst: isFirst)
        stateHref = path
        nextState = (webhook.state == .active ? WebhookState.paused : .active).rawValue
        nextLabel = webhook.state == .active ? t.pause : t.resume
        removeHref = "\(path)/removal"
    }

    private static func chip(_ state: DeliveryState, _ t: WebhookTexts) -> Chip {
        let word = t.deliveryStates[state.rawValue] ?? state.rawValue
        return switch state {
        case .waiting: Chip(word, .pending)
        case .delivered: Chip(word, .given)
        case .failed: Chip(word, .refused)
        }
    }
}
