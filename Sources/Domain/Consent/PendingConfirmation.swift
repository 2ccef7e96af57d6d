package import Foundation

/// The one confirmation message that is under way, and what its answer must match.
package struct PendingConfirmation: Sendable, Equatable {
    /// The id of the single-use token.
    package let tokenID: UUID
    /// The channel it was sent through.
    package let channel: Channel
    /// The wording it is bound to.
    package let wordingHash: [UInt8]
    /// When it stops counting; set when the message was handed over, so a token does not age unsent.
    package let expiresAt: Date

    /// Makes a pending confirmation.
    package init(tokenID: UUID, channel: Channel, wordingHash: [UInt8], expiresAt: Date) {
        self.tokenID = tokenID
        self.channel = channel
        self.wordingHash = wordingHash
        self.expiresAt = expiresAt
    }
}
