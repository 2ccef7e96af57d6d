import Foundation

/// An invited member and her link, shown this once.
struct InvitationBody: Encodable, Sendable {
    /// The link.
    struct Link: Encodable, Sendable {
        let url: String
        let expiresAt: Date
    }

    let id: String
    let invitation: Link
}
