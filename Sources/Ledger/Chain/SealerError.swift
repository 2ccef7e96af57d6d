package import Vault

/// Why no block could be sealed.
package enum SealerError: Error, Sendable {
    /// The entry at an index is of a type that does not belong on the stream's lane.
    case wrongLane(index: Int)
    /// The stream has no numbers left, or the signer's key id is not one.
    case impossibleBlock
    /// The key could not sign.
    case signing(VaultError)
}
