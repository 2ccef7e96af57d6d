import Domain
import Foundation
import Store

/// A member on the wire.
struct MemberBody: Encodable, Sendable {
    let id: String
    let email: String
    let name: String?
    let role: String
    let state: String

    init(_ member: StoredMember) {
        id = member.id.uuidString.lowercased()
        email = member.profile.email
        name = member.profile.name
        role = member.role.rawValue
        state = member.state.rawValue
    }
}
