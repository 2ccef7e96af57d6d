/// What the chain keeps of a payload: BLAKE2b-256 over version ‖ 32-byte salt ‖ canonical payload.
package struct Commitment: Sendable, Hashable {
    /// The version byte in front of the salt.
    package static let version = HashDomain.commitment.rawValue

    /// The 32 bytes that stand in the leaf.
    package let digest: Digest

    /// Commits to a payload.
    package init(salt: Salt, payload: [UInt8]) {
        digest = Digest(.commitment, salt.bytes, payload)
    }

    /// Takes a commitment made elsewhere.
    package init(_ digest: Digest) {
        self.digest = digest
    }

    /// Whether this is the commitment to that payload under that salt.
    package func opens(salt: Salt, payload: [UInt8]) -> Bool {
        self == Commitment(salt: salt, payload: payload)
    }
}
