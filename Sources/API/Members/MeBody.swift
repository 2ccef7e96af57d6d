import Domain
import Foundation
import HTTPSupport

/// Who a token speaks for: what a client asks first.
struct MeBody: Encodable, Sendable {
    let tenantId: String
    let memberId: String?
    let role: String
    let scopes: [String]
    let expiresAt: Date?

    init(_ token: TokenIdentity) {
        tenantId = token.actor.tenant.uuidString.lowercased()
        memberId = token.actor.member?.uuidString.lowercased()
        role = token.actor.role.rawValue
        if case .token(let scopes) = token.actor.via {
            self.scopes = scopes.map(\.rawValue).sorted()
        } else {
            scopes = []
        }
        expiresAt = token.expiresAt
    }
}
