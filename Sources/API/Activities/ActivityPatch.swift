import Domain
import Foundation
import Operations

/// The body of `PATCH /activities/{id}` (RFC 7396): what is absent stays, null empties.
struct ActivityPatch: Decodable, Sendable {
    private enum CodingKeys: String, CodingKey {
        case kind, happenedAt, subject, text, personIds
    }

    private let kind: ActivityKind?
    private let happenedAt: Date?
    private let subject: PatchMember<String>
    private let text: PatchMember<String>
    private let personIDs: PatchMember<[UUID]>

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        kind = try container.value(.kind)
        happenedAt = try container.value(.happenedAt)
        subject = try container.member(.subject)
        text = try container.member(.text)
        personIDs = try container.member(.personIds)
    }

    func apply(to content: inout ManageActivities.Content) {
        content.kind = kind ?? content.kind
        content.happenedAt = happenedAt ?? content.happenedAt
        subject.apply(to: &content.content.subject)
        text.apply(to: &content.content.text)
        personIDs.apply(to: &content.participants) { $0 }
    }
}
