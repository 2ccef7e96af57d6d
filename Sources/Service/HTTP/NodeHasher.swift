import HTTPSupport
import Vault

/// The hashes that the HTTP surface works with.
enum NodeHasher {
    /// Hashes under a key of this node that survives restarts and is stored nowhere: an Ed25519 signature is the same for
    /// the same message, and nobody without the signing key can make it.
    static func make(_ vault: Vault) throws -> HTTPHasher {
        let key = Blake2b.hash(try vault.sign(Array("http".utf8), domain: "obhut/http-hasher/1"), size: 32)
        return HTTPHasher(
            plain: { Blake2b.hash($0, size: 32) }, keyed: { Blake2b.hash($0, size: 32, key: key) })
    }

    /// For a surface on which nobody is known.
    static let unkeyed = HTTPHasher(plain: { Blake2b.hash($0, size: 32) }, keyed: { Blake2b.hash($0, size: 32) })
}
