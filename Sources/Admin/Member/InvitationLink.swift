import Domain
import Foundation
import Installation
import Operations
import Texts

/// A one-time link, shown once: an invitation, or the way to a new password.
struct InvitationLink {
    private let url: String
    private let expiresAt: Date

    private let label: Words

    /// The link below the base address, which is the only source of absolute links.
    init(
        _ invitation: Invitation, base: BaseAddress, path: String = "invitation",
        label: Words = Words("Einladung", "Invitation")
    ) {
        url = "\(base)/\(path)/\(invitation.secret)"
        self.label = label
        expiresAt = invitation.expiresAt
    }

    /// `{"url","expiresAt"}`.
    var document: CanonicalJSON { .object(["url": .string(url), "expiresAt": .time(expiresAt)]) }

    /// The same for people.
    var fields: [(label: Words, value: String?)] {
        [
            (label, url),
            (Words("Gilt bis", "Expires"), InternetTime.text(expiresAt)),
        ]
    }
}
