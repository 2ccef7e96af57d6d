package import Domain
package import Foundation

/// What is kept of a person in places that no page of hers shows (Art. 15 GDPR).
package struct DisclosedRecords: Sendable {
    /// A withdrawal or an objection with what was said with it; nil where its proof cannot be read any more.
    package struct Reduction: Sendable {
        /// What was withdrawn or objected to.
        package let reduction: StoredReduction
        /// What was said.
        package let detail: ConsentEventDetail?
    }

    /// What she was before an import changed her: kept so that the import can be taken back.
    package struct FormerProfile: Sendable {
        /// The import.
        package let batch: UUID
        /// Her profile before it.
        package let profile: PersonProfile
    }

    /// A message of a campaign that went to her, or that was left out.
    package struct Message: Sendable {
        /// What it was about.
        package let subject: String
        /// What for.
        package let purpose: String
        /// Where it stands.
        package let state: MessageState
        /// Why it was left out, or what the mail server said.
        package let reason: String?
        /// What it rested on.
        package let basis: String?
        /// When it was handed over.
        package let sentAt: Date?
    }

    /// Withdrawals and objections, oldest first.
    package let reductions: [Reduction]
    /// Restrictions of her processing, lifted ones too, oldest first.
    package let restrictions: [StoredRestriction]
    /// Holds that kept her data from being erased, lifted ones too, oldest first.
    package let holds: [StoredHold]
    /// Earlier states of her profile.
    package let formerProfiles: [FormerProfile]
    /// Rows of imports that wait with one of her addresses.
    package let quarantined: [QuarantinedRow]
    /// Sign-ups with one of her addresses that wait for their confirmation.
    package let signups: [StoredSignup]
    /// What she asked for, and what was asked for from one of her addresses.
    package let requests: [StoredRequest]
    /// Messages of campaigns, oldest first.
    package let messages: [Message]
    /// Purposes for which one of her addresses is blocked, and since when.
    package let blocked: [(purpose: String, since: Date)]
}
