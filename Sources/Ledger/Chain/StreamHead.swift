/// Where a stream goes on.
package struct StreamHead: Sendable, Hashable {
    /// The stream.
    package let stream: StreamID
    /// The sequence of the next event.
    package let nextSequence: UInt64
    /// The hash that the next block names as its predecessor.
    package let hash: Digest
    /// The time of the last event.
    package let time: HybridTime

    /// A head as it was stored.
    package init(stream: StreamID, nextSequence: UInt64, hash: Digest, time: HybridTime) {
        self.stream = stream
        self.nextSequence = nextSequence
        self.hash = hash
        self.time = time
    }

    /// The beginning of a stream, before its first block.
    ///
    /// Its hash names the stream and, for a later incarnation, the head that the node had come to before,
    /// so that no first block fits another stream.
    package init(beginning stream: StreamID, after predecessor: StreamHead? = nil) {
        let origin = CBOR.array([
            stream.cbor,
            .optional(predecessor) { head in
                .array([
                    .unsigned(UInt64(head.stream.incarnation)), .unsigned(head.nextSequence), .bytes(head.hash.bytes),
                ])
            },
        ])
        self.init(
            stream: stream, nextSequence: 1, hash: Digest(.genesis, origin.encoded()), time: predecessor?.time ?? .zero)
    }

    /// The head after a block that was accepted.
    init(after content: BlockContent, hash: Digest) {
        self.init(
            stream: content.stream, nextSequence: content.lastSequence &+ 1, hash: hash, time: content.maximumTime)
    }
}
