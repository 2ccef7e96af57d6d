/// The first byte of everything the ledger hashes, so that no hash of one kind is a hash of another.
enum HashDomain: UInt8 {
    /// A leaf of a block (RFC 6962 §2.1).
    case leaf = 0x00
    /// An inner node of a block's tree (RFC 6962 §2.1).
    case node = 0x01
    /// The signed content of a block header.
    case block = 0x02
    /// What the first block of a stream names as its predecessor.
    case genesis = 0x03
    /// The id of a subject in an erasure event.
    case subject = 0x04
    /// The salt of an entry that never leaves this node.
    case localSalt = 0x05
    /// A commitment, version 1; the byte is its version byte.
    case commitment = 0x11
    /// The digest of a sealed row, version 1.
    case row = 0x21
}
