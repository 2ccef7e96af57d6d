package import Domain
package import Foundation

/// A webhook: where to tell of what.
package struct StoredWebhook: Sendable {
    /// Its id.
    package let id: UUID
    /// Where events are sent.
    package let url: String
    /// What is sent.
    package let events: [WebhookEvent]
    /// Whether it is told.
    package let state: WebhookState
    /// Since when every attempt has failed; nil after one that did not.
    package let failingSince: Date?
    /// The version for optimistic locking.
    package let version: Int32
    /// When it was made.
    package let createdAt: Date
    /// When it was changed last.
    package let updatedAt: Date
}
