import Foundation

/// The body of `POST /people/{id}/erasures`.
struct ErasureRequest: Decodable, Sendable {
    let reason: String
    let requestId: UUID?
    let suppress: Bool?
}
