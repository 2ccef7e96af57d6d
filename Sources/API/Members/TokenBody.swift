import Foundation
import Store

/// An API token as listed.
struct TokenBody: Encodable, Sendable {
    let id: String
    let memberId: String
    let scopes: [String]
    let createdAt: Date
    let expiresAt: Date
    let revokedAt: Date?

    init(_ token: StoredToken) {
        id = token.id.uuidString.lowercased()
        memberId = token.member.uuidString.lowercased()
        scopes = token.scopes
        createdAt = token.createdAt
        expiresAt = token.expiresAt
        revokedAt = token.revokedAt
    }
}
