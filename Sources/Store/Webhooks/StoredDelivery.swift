package import Domain
package import Foundation

/// One message to a webhook, told or to be told.
package struct StoredDelivery: Sendable {
    /// Its id.
    package let id: UUID
    /// What happened.
    package let event: String
    /// To what it happened.
    package let resources: [UUID]
    /// How it stands.
    package let state: DeliveryState
    /// Attempts so far.
    package let attempts: Int
    /// How the last attempt ended; nil before the first one.
    package let lastCode: String?
    /// When it happened.
    package let occurredAt: Date
    /// When it was tried last.
    package let attemptedAt: Date?
}
