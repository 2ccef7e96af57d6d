package import Domain
package import Foundation

/// A link that a person is about to get; only the hash of its secret is kept.
package struct PersonLink: Sendable {
    /// What a link is for; raw values are codes of the database.
    package enum Kind: String, Sendable, CaseIterable {
        /// Ends advertising on a channel with one click.
        case unsubscribe
        /// Shows what she agreed to.
        case preferences
        /// The one link of a message of a campaign: does what both others do, the second until its end.
        case message
    }

    /// What it is for.
    package let kind: Kind
    /// The hash of its secret.
    package let hash: [UInt8]
    /// The channel on which she gets it.
    package let channel: Channel
    /// When it ends, of a message when it shows no preferences any more; nil for one that never does.
    package let expiresAt: Date?

    /// Describes a link; nothing is stored by this.
    package init(_ kind: Kind, hash: [UInt8], channel: Channel, expiresAt: Date? = nil) {
        self.kind = kind
        self.hash = hash
        self.channel = channel
        self.expiresAt = expiresAt
    }
}
