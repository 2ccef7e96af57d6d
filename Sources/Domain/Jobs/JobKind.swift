/// What a job of the queue does; the code in the database.
package enum JobKind: String, Sendable, CaseIterable {
    /// Sends an invited member her link.
    case invitationMail = "invitation-mail"
    /// Sends a member the link for a new password.
    case passwordResetMail = "password-reset-mail"
    /// Asks somebody who signed up to confirm it.
    case confirmationMail = "confirmation-mail"
    /// Asks whoever makes a request to show that the mailbox is hers.
    case requestMail = "request-mail"
    /// Sends somebody who made a request the link to her data.
    case requestPackageMail = "request-package-mail"
    /// Tells somebody what became of her request.
    case requestAnswerMail = "request-answer-mail"
    /// Carries out what a request brings about by itself.
    case requestEffect = "request-effect"
    /// Tells another program what happened.
    case webhook
    /// Erases a person whom nothing carries any more.
    case erasureDue = "erasure-due"
    /// Sends a campaign, one message after the other.
    case campaign

    /// Whether the job hands over one message to one person, which `obhut mail queue` shows and has tried again.
    package var isMail: Bool {
        switch self {
        case .invitationMail, .passwordResetMail, .confirmationMail, .requestMail, .requestPackageMail,
            .requestAnswerMail:
            true
        case .webhook, .erasureDue, .requestEffect, .campaign: false
        }
    }
}
