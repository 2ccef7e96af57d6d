package import Foundation

/// What the planner knows of a consent whose proof may have to stay.
package struct ConsentProof: Sendable, Equatable {
    /// The purpose's code.
    package let purpose: String
    /// The channel; telephone has a term of its own (§ 7a UWG).
    package let channel: Channel
    /// When it was given; nil where it never was, and no proof is kept.
    package let givenAt: Date?
    /// When it was last used.
    package let lastUsedAt: Date?
    /// When it ended; nil where it ends with the erasure.
    package let endedAt: Date?

    /// Makes a proof's facts.
    package init(purpose: String, channel: Channel, givenAt: Date?, lastUsedAt: Date? = nil, endedAt: Date? = nil) {
        self.purpose = purpose
        self.channel = channel
        self.givenAt = givenAt
        self.lastUsedAt = lastUsedAt
        self.endedAt = endedAt
    }
}
