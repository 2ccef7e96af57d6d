import Foundation
import Operations

/// A fresh token, shown this once.
struct CreatedTokenBody: Encodable, Sendable {
    let id: String
    let token: String
    let expiresAt: Date

    init(_ created: CreateToken.Created) {
        id = created.id.uuidString.lowercased()
        token = created.token
        expiresAt = created.expiresAt
    }
}
