/// What a job of the queue does; the code in the database.
package enum JobKind: String, Sendable, CaseIterable {
    /// Sends an invited member her link.
    case invitationMail = "invitation-mail"
    /// Sends a member the link for a new password.
    case passwordResetMail = "password-reset-mail"
    /// Asks somebody who signed up to confirm it.
    case confirmationMail = "confirmation-mail"
    /// Tells another program what happened.
    case webhook
    /// Erases a person whom nothing carries any more.
    case erasureDue = "erasure-due"

    /// Whether the job sends a message.
    package var isMail: Bool {
        switch self {
        case .invitationMail, .passwordResetMail, .confirmationMail: true
        case .webhook, .erasureDue: false
        }
    }
}
