package import Domain
package import Foundation

/// A sign-up as read: what was asked, and how far it has come.
package struct StoredSignup: Sendable {
    /// How far a sign-up has come; raw values are codes of the database.
    package enum State: String, Sendable, CaseIterable {
        /// The message is not handed over yet.
        case waiting
        /// The message is under way, or lies in a mailbox.
        case sent
        /// Its link was used.
        case confirmed
        /// Nobody used its link in time.
        case expired
    }

    /// Its id.
    package let id: UUID
    /// How far it has come.
    package let state: State
    /// The ticked boxes; none once it has come to its end.
    package let choices: [SignupChoice]
    /// The id of the token in the message, while one is under way.
    package let tokenID: UUID?
    /// When it was asked for.
    package let requestedAt: Date
    /// When the link stops counting, while a message is under way.
    package let expiresAt: Date?
    /// What proves it so far; nil once it has come to its end.
    package let detail: ConsentEventDetail?
    /// The form that was filled in, as it stands now.
    package let form: StoredForm
    let sealVersion: Int64
    let key: VaultHandle.WrappedKey?

    /// What is left to be done with it at `now`; nil where it can be confirmed.
    package func ending(at now: Date) -> SignupOutcome? {
        switch state {
        case .confirmed: .used
        case .expired: .over
        case .waiting: .unknown
        case .sent: (expiresAt.map { now < $0 } ?? false) ? nil : .over
        }
    }
}
