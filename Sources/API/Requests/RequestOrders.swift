import Foundation

/// What is asked for at `/requests`.
enum RequestOrders {
    /// The body of `POST /requests`.
    struct Opening: Decodable, Sendable {
        let kind: String
        let personId: UUID?
        let contact: String?
        let note: String?
        let receivedAt: Date?
        let language: String?
    }

    /// The body of `POST /requests/{id}/identity`.
    struct Identity: Decodable, Sendable {
        let personId: UUID
        let note: String
    }

    /// The body of `POST /requests/{id}/extension`.
    struct Extension: Decodable, Sendable {
        let months: Int
        let reason: String
        let text: String?
    }

    /// The body of `POST /requests/{id}/refusal`; the second person may leave out what she agrees with.
    struct Refusal: Decodable, Sendable {
        let reason: String?
        let text: String?
        let remedies: String?
    }

    /// The body of `POST /requests/{id}/completion`.
    struct Completion: Decodable, Sendable {
        let answer: String?
    }
}
