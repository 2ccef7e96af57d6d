/// Turns waiting entries into a signed block: a pure function, so that sealing twice gives the same bytes.
package enum Sealer {
    /// How many entries one block takes.
    package static let maximumEntries = LeafList.maximum
    /// How many payload bytes one block takes; a single larger entry makes a block of its own.
    package static let maximumBytes = 256 * 1024

    /// Seals as many of the first entries as fit; nil when there are none.
    ///
    /// Every leaf gets the next number and the next hybrid time, `now` for the first where the stream's own time
    /// has not overtaken it. `SealedBlock.leaves.count` says how many entries were taken.
    package static func seal(
        _ pending: some Collection<PendingEntry>, after head: StreamHead, now: HybridTime, manifestEpoch: UInt32 = 0,
        certificateSerial: UInt64 = 0, signer: some LedgerSigner
    ) throws(SealerError) -> SealedBlock? {
        let entries = fitting(pending)
        guard !entries.isEmpty else { return nil }
        guard head.nextSequence <= BlockContent.maximumSequence - UInt64(maximumEntries) else { throw .impossibleBlock }
        var clock = HybridClock(last: head.time)
        var leaves: [Leaf] = []
        for (index, entry) in entries.enumerated() {
            guard entry.type.lane == head.stream.lane else { throw .wrongLane(index: index) }
            leaves.append(
                Leaf(
                    type: entry.type, sequence: head.nextSequence + UInt64(index),
                    time: index == 0 ? clock.tick(now: now) : clock.tick(now: .zero),
                    sizeBucket: Leaf.sizeBucket(payloadBytes: entry.payloadBytes), commitment: entry.commitment))
        }
        let hashes = leaves.map(\.hash)
        let sequences = head.nextSequence...head.nextSequence + UInt64(leaves.count - 1)
        guard clock.last < .maximum, let tree = MerkleTree(leafHashes: hashes),
            let content = BlockContent(
                stream: head.stream, sequences: sequences, previousHash: head.hash, root: tree.root,
                manifestEpoch: manifestEpoch, certificateSerial: certificateSerial, maximumTime: clock.last,
                algorithm: .ed25519, keyID: signer.keyID)
        else { throw .impossibleBlock }
        let header: BlockHeader
        do {
            header = try BlockHeader(signing: content, by: signer)
        } catch {
            throw .signing(error)
        }
        return SealedBlock(
            header: header, leaves: leaves, leafHashes: hashes, head: StreamHead(after: content, hash: header.hash))
    }

    private static func fitting(_ pending: some Collection<PendingEntry>) -> [PendingEntry] {
        var entries: [PendingEntry] = []
        var bytes = 0
        for entry in pending.prefix(maximumEntries) {
            bytes += max(0, min(entry.payloadBytes, maximumBytes + 1))
            guard entries.isEmpty || bytes <= maximumBytes else { break }
            entries.append(entry)
        }
        return entries
    }
}
