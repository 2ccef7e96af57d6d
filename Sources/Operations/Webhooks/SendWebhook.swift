package import Domain
package import Foundation
package import Store
import Vault
package import Webhooks

/// Tells webhooks what happened: ids and the kind of event, signed as Standard Webhooks lays it down (`v1a`).
package struct SendWebhook: JobHandler {
    /// The jobs it does.
    package let kinds: Set<JobKind> = [.webhook]
    /// Messages under way at once.
    package let width = 8
    /// Well beyond the longest transfer.
    package let lease: TimeInterval = 90

    private let store: Store
    private let client: WebhookClient

    /// Sends through `client`.
    package init(_ store: Store, client: WebhookClient) {
        self.store = store
        self.client = client
    }

    /// Tells one webhook, unless it is gone or told no longer.
    package func callAsFunction(_ job: ClaimedJob) async throws -> JobOutcome {
        guard let reference = job.reference else { return .failed("no-reference") }
        let scope = store.scoped(to: .system(in: job.tenant))
        guard let (delivery, webhook) = try await scope.dueDelivery(reference), delivery.state == .waiting else {
            return .done
        }
        guard webhook.state == .active else {
            try await scope.abandon(delivery.id, code: webhook.state.rawValue)
            return .done
        }
        switch await client.deliver(try message(delivery, to: webhook)) {
        case .accepted:
            try await scope.noteAttempt(delivery.id, of: webhook.id, state: .delivered, code: "delivered")
            return .done
        case .gone:
            try await scope.noteAttempt(delivery.id, of: webhook.id, state: .failed, code: "410", disables: true)
            return .done
        case .forbidden:
            try await scope.noteAttempt(delivery.id, of: webhook.id, state: .failed, code: "address-not-public")
            return .done
        case .postponed(let code):
            let goesOn = RetrySchedule.next(after: job.attempts, since: job.createdAt, now: store.clock.now) != nil
            try await scope.noteAttempt(
                delivery.id, of: webhook.id, state: goesOn ? .waiting : .failed, code: code)
            return goesOn ? .postponed(code) : .done
        }
    }

    private func message(_ delivery: StoredDelivery, to webhook: StoredWebhook) throws -> WebhookMessage {
        let ids = delivery.resources.map { "\"\($0.uuidString.lowercased())\"" }.joined(separator: ",")
        let time = InternetTime.text(delivery.occurredAt)
        // The node's key signs for every business: the webhook's id tells a receiver that it is meant.
        let receiver = webhook.id.uuidString.lowercased()
        let body = Array(
            "{\"type\":\"\(delivery.event)\",\"timestamp\":\"\(time)\",\"webhookId\":\"\(receiver)\",\"data\":{\"ids\":[\(ids)]}}"
                .utf8)
        let id = "msg_" + delivery.id.uuidString.lowercased().filter { $0 != "-" }
        let seconds = Int64(store.clock.now.timeIntervalSince1970)
        let signature = try store.vault.signingKey.sign(webhook: id, timestamp: seconds, body: body)
        return WebhookMessage(
            url: webhook.url,
            headers: [
                ("Content-Type", "application/json"), ("Webhook-Id", id), ("Webhook-Timestamp", "\(seconds)"),
                ("Webhook-Signature", "v1a," + Data(signature).base64EncodedString()),
            ], body: body)
    }
}
