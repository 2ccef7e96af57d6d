import Domain
import Foundation
import Store

/// A delivery on the wire.
struct DeliveryBody: Encodable, Sendable {
    let id: String
    let event: String
    let resourceIds: [String]
    let state: String
    let attempts: Int
    let lastCode: String?
    let occurredAt: Date
    let attemptedAt: Date?

    init(_ delivery: StoredDelivery) {
        id = delivery.id.uuidString.lowercased()
        event = delivery.event
        resourceIds = delivery.resources.map { $0.uuidString.lowercased() }
        state = delivery.state.rawValue
        attempts = delivery.attempts
        lastCode = delivery.lastCode
        occurredAt = delivery.occurredAt
        attemptedAt = delivery.attemptedAt
    }
}
