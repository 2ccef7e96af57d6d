/// The first thing that is wrong with a chain.
package struct ChainDefect: Error, Sendable, Hashable {
    /// What is wrong.
    package enum Kind: Error, Sendable, Hashable {
        /// The header is not an encoded block header, or of a version this code does not know.
        case malformedHeader(CBORError.Code)
        /// The list of leaves is not one.
        case malformedLeaves(CBORError.Code)
        /// The header belongs to another tenant, lane, node or incarnation.
        case wrongStream
        /// Events are missing, or stand here again.
        case wrongSequence(expected: UInt64, found: UInt64)
        /// The header names another block before it than the one that is there.
        case wrongPreviousHash
        /// No trusted key has that id.
        case unknownKey
        /// The signature is not the key's.
        case badSignature
        /// Another number of leaves than the header says.
        case wrongLeafCount(expected: Int, found: Int)
        /// The leaf at an index claims another place in the stream.
        case wrongLeafSequence(index: Int)
        /// The leaf at an index is of a type that does not belong on this lane.
        case wrongLeafLane(index: Int)
        /// The leaf at an index is no later than the one before it, or later than the header says.
        case wrongLeafTime(index: Int)
        /// The leaf at an index is not the one that was signed.
        case wrongLeaf(index: Int)
        /// The leaf hash kept beside the leaves is wrong at an index; the leaves are right.
        case wrongLeafHash(index: Int)
        /// The leaves are not those that were signed, and nothing tells which one.
        case wrongRoot
    }

    /// What is wrong.
    package let kind: Kind
    /// Which block, counted from 0 where verification began.
    package let block: Int
    /// The sequence with which that block should begin.
    package let sequence: UInt64

    /// Describes a defect.
    package init(_ kind: Kind, block: Int, sequence: UInt64) {
        self.kind = kind
        self.block = block
        self.sequence = sequence
    }
}
