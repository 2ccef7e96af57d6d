/// Everything in a block header that the signature covers.
package struct BlockContent: Sendable, Hashable {
    /// The tag in front of the content and the domain of its signature; a new encoding gets a new one.
    package static let domain: StaticString = "obhut/block/1"
    /// The protocol version that this code writes.
    package static let currentProtocol: UInt16 = 1
    /// Bytes of a signing key's id.
    package static let keyIDSize = 16
    /// The highest sequence; SQL counts in signed 64-bit integers.
    package static let maximumSequence = UInt64(Int64.max) - 1

    /// The protocol version of the node that wrote it.
    package let protocolVersion: UInt16
    /// The stream.
    package let stream: StreamID
    /// Sequence of the first event.
    package let firstSequence: UInt64
    /// Sequence of the last event; at most 255 later.
    package let lastSequence: UInt64
    /// Hash of the block before, or of the stream's beginning.
    package let previousHash: Digest
    /// Root over the leaf hashes.
    package let root: Digest
    /// Epoch of the replica set's manifest; 0 before there is one.
    package let manifestEpoch: UInt32
    /// Serial of the node's certificate; 0 before there are nodes.
    package let certificateSerial: UInt64
    /// The time of the last event, the highest of the block.
    package let maximumTime: HybridTime
    /// How it is signed.
    package let algorithm: SignatureAlgorithm
    /// Whose signature it is, 16 bytes.
    package let keyID: [UInt8]

    /// How many events the block holds, 1 to 256.
    package var count: Int { Int(lastSequence - firstSequence) + 1 }

    /// Puts the content of a block together; nil when the sequences do not enclose 1 to 256 events or the key id is not
    /// 16 bytes.
    package init?(
        protocolVersion: UInt16 = Self.currentProtocol, stream: StreamID, sequences: ClosedRange<UInt64>,
        previousHash: Digest, root: Digest, manifestEpoch: UInt32, certificateSerial: UInt64, maximumTime: HybridTime,
        algorithm: SignatureAlgorithm, keyID: [UInt8]
    ) {
        guard sequences.lowerBound >= 1, sequences.upperBound <= Self.maximumSequence,
            sequences.upperBound - sequences.lowerBound < UInt64(LeafList.maximum), keyID.count == Self.keyIDSize
        else { return nil }
        self.protocolVersion = protocolVersion
        self.stream = stream
        firstSequence = sequences.lowerBound
        lastSequence = sequences.upperBound
        self.previousHash = previousHash
        self.root = root
        self.manifestEpoch = manifestEpoch
        self.certificateSerial = certificateSerial
        self.maximumTime = maximumTime
        self.algorithm = algorithm
        self.keyID = keyID
    }
}

extension BlockContent {
    init(decoding bytes: [UInt8]) throws(CBORError) {
        var fields = try CBORFields(CBOR(decoding: bytes, limits: Self.limits), count: 12)
        guard try fields.text(maximum: 64) == Self.domain.description else { throw CBORError(.unexpected) }
        let protocolVersion = try fields.unsigned(UInt16.self)
        let stream = try StreamID(cbor: fields.next())
        let (first, last) = (try fields.unsigned(UInt64.self), try fields.unsigned(UInt64.self))
        let (previous, root) = (try fields.digest(), try fields.digest())
        let (epoch, serial) = (try fields.unsigned(UInt32.self), try fields.unsigned(UInt64.self))
        let time = try fields.hybridTime()
        guard first <= last, let algorithm = SignatureAlgorithm(rawValue: try fields.unsigned()),
            let content = BlockContent(
                protocolVersion: protocolVersion, stream: stream, sequences: first...last, previousHash: previous,
                root: root, manifestEpoch: epoch, certificateSerial: serial, maximumTime: time, algorithm: algorithm,
                keyID: try fields.bytes(Self.keyIDSize...Self.keyIDSize))
        else { throw CBORError(.unexpected) }
        self = content
    }

    private static let limits = CBORLimits(bytes: 512, depth: 2, values: 24)

    func encoded() -> [UInt8] {
        CBOR.array([
            .text(Self.domain.description), .unsigned(UInt64(protocolVersion)), stream.cbor, .unsigned(firstSequence),
            .unsigned(lastSequence), .bytes(previousHash.bytes), .bytes(root.bytes), .unsigned(UInt64(manifestEpoch)),
            .unsigned(certificateSerial), .unsigned(maximumTime.rawValue), .unsigned(UInt64(algorithm.rawValue)),
            .bytes(keyID),
        ]).encoded()
    }
}
