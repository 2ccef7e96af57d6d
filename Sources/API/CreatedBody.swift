import Foundation

/// The id of something that was made.
struct CreatedBody: Encodable, Sendable {
    let id: String

    init(_ id: UUID) {
        self.id = id.uuidString.lowercased()
    }
}
