import Domain
import Foundation

/// The body of `POST /members`.
struct InvitationRequest: Decodable, Sendable {
    let email: String
    let name: String?
    let role: Role
}
