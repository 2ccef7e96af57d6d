import Domain
import Foundation
import Operations

/// The body of `POST /activities`.
struct ActivityRequest: Decodable, Sendable {
    let kind: ActivityKind
    let happenedAt: Date?
    let subject: String?
    let text: String?
    let organizationId: UUID?
    let personIds: [UUID]?

    var input: ActivityInput {
        ActivityInput(
            kind: kind, happenedAt: happenedAt, content: ActivityContent(subject: subject, text: text),
            organization: organizationId, people: personIds ?? [])
    }
}
