import Domain
import Foundation

/// A tag on the wire.
struct TagBody: Encodable, Sendable {
    let id: String
    let label: String
    let version: Int32
    let createdAt: Date

    init(_ tag: Tag) {
        id = tag.id.uuidString.lowercased()
        label = tag.label
        version = tag.version
        createdAt = tag.createdAt
    }
}

/// The body of `POST /tags` and `PATCH /tags/{id}`.
struct TagRequest: Decodable, Sendable {
    let label: String
}
