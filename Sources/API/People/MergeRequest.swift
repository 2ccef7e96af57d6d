import Domain
import Foundation
import Store

/// The body of `POST /people/{id}/merge`.
struct MergeRequest: Decodable, Sendable {
    let other: UUID
    let version: Int32?
    let otherVersion: Int32?
    let take: [MergeField]?

    func order(_ kept: UUID) -> MergeOrder {
        MergeOrder(
            kept: kept, dropped: other, keptVersion: version, droppedVersion: otherVersion, taking: Set(take ?? []))
    }
}
