/// An event that was committed and waits for its place in a stream.
package struct PendingEntry: Sendable, Hashable {
    /// What kind of event it is.
    package let type: EventType
    /// What the leaf will commit to.
    package let commitment: Commitment
    /// Bytes of the canonical payload.
    package let payloadBytes: Int

    /// Describes an entry whose commitment was made with it.
    package init(type: EventType, commitment: Commitment, payloadBytes: Int) {
        self.type = type
        self.commitment = commitment
        self.payloadBytes = payloadBytes
    }

    /// Commits to a payload.
    package init(type: EventType, salt: Salt, payload: [UInt8]) {
        self.init(type: type, commitment: Commitment(salt: salt, payload: payload), payloadBytes: payload.count)
    }
}
