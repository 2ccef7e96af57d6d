/// One event of a block without its content.
package struct Leaf: Sendable, Hashable {
    /// The version in front of every encoded leaf.
    package static let version: UInt8 = 1
    /// Bytes that one size bucket stands for; payloads travel padded to it.
    package static let bucketBytes = 128

    /// What kind of event it is.
    package let type: EventType
    /// Its place in the stream, from 1.
    package let sequence: UInt64
    /// When it was sealed.
    package let time: HybridTime
    /// Its payload's size in steps of 128 bytes, rounded up.
    package let sizeBucket: UInt16
    /// What it commits to.
    package let commitment: Commitment

    /// Puts a leaf together.
    package init(type: EventType, sequence: UInt64, time: HybridTime, sizeBucket: UInt16, commitment: Commitment) {
        self.type = type
        self.sequence = sequence
        self.time = time
        self.sizeBucket = sizeBucket
        self.commitment = commitment
    }

    /// The bucket of a payload of so many bytes; all from 8 MiB on share the last one.
    package static func sizeBucket(payloadBytes: Int) -> UInt16 {
        let bytes = max(0, payloadBytes)
        return UInt16(clamping: bytes / bucketBytes + (bytes % bucketBytes == 0 ? 0 : 1))
    }

    /// The deterministic encoding.
    package func encoded() -> [UInt8] { cbor.encoded() }

    /// The hash that enters the block's tree: H(0x00 ‖ encoding).
    package var hash: Digest { Digest(.leaf, encoded()) }
}

extension Leaf {
    /// Reads one encoded leaf.
    package init(decoding bytes: [UInt8]) throws(CBORError) {
        try self.init(cbor: CBOR(decoding: bytes, limits: CBORLimits(bytes: 128, depth: 1, values: 8)))
    }

    init(cbor: CBOR) throws(CBORError) {
        var fields = try CBORFields(cbor, count: 6)
        guard try fields.unsigned(UInt8.self) == Self.version else { throw CBORError(.unexpected) }
        type = EventType(code: try fields.unsigned())
        sequence = try fields.unsigned()
        time = try fields.hybridTime()
        sizeBucket = try fields.unsigned()
        commitment = Commitment(try fields.digest())
    }

    var cbor: CBOR {
        .array([
            .unsigned(UInt64(Self.version)), .unsigned(UInt64(type.code)), .unsigned(sequence),
            .unsigned(time.rawValue), .unsigned(UInt64(sizeBucket)), .bytes(commitment.digest.bytes),
        ])
    }
}
