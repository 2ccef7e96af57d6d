package import Domain
package import Foundation
package import Store
import Vault

/// Webhooks of a tenant: made, changed, removed, and what they were told.
package struct ManageWebhooks: Sendable {
    private let store: Store
    private let allowsLoopback: Bool

    /// Works on this store; `allowsLoopback` lets a service on this machine be told.
    package init(_ store: Store, allowsLoopback: Bool) {
        self.store = store
        self.allowsLoopback = allowsLoopback
    }

    /// Webhooks, newest first.
    package func list(
        after: (at: Date, id: UUID)? = nil, limit: Int, by actor: Actor
    ) async throws -> [StoredWebhook] {
        try actor.require(.settingsWrite)
        return try await store.scoped(to: actor).webhooks(after: after, limit: limit)
    }

    /// One webhook.
    ///
    /// - Throws: `Refusal` 404.
    package func one(_ id: UUID, by actor: Actor) async throws -> StoredWebhook {
        try actor.require(.settingsWrite)
        return try await store.scoped(to: actor).webhook(id)
    }

    /// Makes a webhook.
    ///
    /// - Throws: `Refusal` naming `url` or `events`.
    package func create(url: String, events: Set<WebhookEvent>, by actor: Actor) async throws -> StoredWebhook {
        try actor.require(.settingsWrite)
        let scope = store.scoped(to: actor)
        let id = try await scope.createWebhook(url: try checked(url), events: try Self.checked(events))
        return try await scope.webhook(id)
    }

    /// Changes what is given; `version` nil overwrites whatever is there.
    ///
    /// - Throws: `Refusal` 404, 412, or naming `url`, `events` or `state`.
    package func change(
        _ id: UUID, version: Int32?, url: String? = nil, events: Set<WebhookEvent>? = nil, state: WebhookState? = nil,
        by actor: Actor
    ) async throws -> StoredWebhook {
        try actor.require(.settingsWrite)
        guard state != .disabled else {
            throw Refusal(
                .invalid, RefusalCode.notAllowedValue, field: "state", rule: "Make it active or paused.")
        }
        let scope = store.scoped(to: actor)
        let current = try await scope.webhook(id)
        return try await scope.changeWebhook(
            id, version: version ?? current.version, url: try url.map(checked) ?? current.url,
            events: try events.map(Self.checked) ?? Set(current.events), state: state ?? current.state)
    }

    /// Removes a webhook with what it was told.
    ///
    /// - Throws: `Refusal` 404.
    package func remove(_ id: UUID, by actor: Actor) async throws {
        try actor.require(.settingsWrite)
        try await store.scoped(to: actor).removeWebhook(id)
    }

    /// Deliveries of a webhook, newest first.
    ///
    /// - Throws: `Refusal` 404.
    package func deliveries(
        of webhook: UUID, after: (at: Date, id: UUID)? = nil, limit: Int, by actor: Actor
    ) async throws -> [StoredDelivery] {
        try actor.require(.settingsWrite)
        return try await store.scoped(to: actor).deliveries(of: webhook, after: after, limit: limit)
    }

    /// Has a delivery sent again.
    ///
    /// - Throws: `Refusal` 404; 409 while it waits.
    package func resend(_ delivery: UUID, of webhook: UUID, by actor: Actor) async throws -> StoredDelivery {
        try actor.require(.settingsWrite)
        return try await store.scoped(to: actor).resend(delivery, of: webhook)
    }

    /// The keys that messages are checked with, as Standard Webhooks writes them: the present one first, then past ones.
    package var publicKeys: [String] {
        store.vault.exportPublicKeys().sorted { ($0.retiredAt ?? .distantFuture) > ($1.retiredAt ?? .distantFuture) }
            .map { "whpk_" + Data($0.publicKey).base64EncodedString() }
    }

    private func checked(_ url: String) throws(Refusal) -> String {
        try WebhookRule.address(url, allowsLoopback: allowsLoopback)
    }

    private static func checked(_ events: Set<WebhookEvent>) throws(Refusal) -> Set<WebhookEvent> {
        guard !events.isEmpty else {
            throw Refusal(.invalid, RefusalCode.required, field: "events", rule: "At least one event is needed.")
        }
        return events
    }
}
