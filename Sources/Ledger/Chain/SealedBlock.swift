/// What sealing gives: the first entries in a signed block, and where the stream goes on.
package struct SealedBlock: Sendable, Hashable {
    /// The signed header.
    package let header: BlockHeader
    /// One leaf for each entry taken, in their order.
    package let leaves: [Leaf]
    /// The hashes under the header's root.
    package let leafHashes: [Digest]
    /// The head after this block.
    package let head: StreamHead

    /// The leaves as they are stored and sent.
    package var leafList: [UInt8] { LeafList.encode(leaves) }
}
