import Domain
import Foundation
import Installation
import Operations
import Texts

/// The one-time link of an invitation, shown once.
struct InvitationLink {
    private let url: String
    private let expiresAt: Date

    /// The link below the base address, which is the only source of absolute links.
    init(_ invitation: Invitation, base: BaseAddress) {
        url = "\(base)/invitation/\(invitation.secret)"
        expiresAt = invitation.expiresAt
    }

    /// `{"url","expiresAt"}`.
    var document: CanonicalJSON { .object(["url": .string(url), "expiresAt": .time(expiresAt)]) }

    /// The same for people.
    var fields: [(label: Words, value: String?)] {
        [
            (Words("Einladung", "Invitation"), url),
            (Words("Gilt bis", "Expires"), InternetTime.text(expiresAt)),
        ]
    }
}
