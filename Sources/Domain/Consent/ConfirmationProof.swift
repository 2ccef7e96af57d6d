package import Foundation

/// What came back through the channel when the person confirmed.
package struct ConfirmationProof: Sendable, Equatable {
    /// The id of the single-use token; the token itself never reaches the machine.
    package var tokenID: UUID
    /// The channel the token came back through.
    package var channel: Channel
    /// The wording the token is bound to, by its hash.
    package var wordingHash: [UInt8]

    /// Makes a proof.
    package init(tokenID: UUID, channel: Channel, wordingHash: [UInt8]) {
        self.tokenID = tokenID
        self.channel = channel
        self.wordingHash = wordingHash
    }
}
