import Domain
import Foundation

/// The body of `POST /tokens`.
struct TokenRequest: Decodable, Sendable {
    let scopes: [Scope]
    let expiresAt: Date
}
