package import Foundation
import Vault

/// The 32 bytes that keep a commitment from being guessed.
///
/// Kept beside the payload and destroyed with it; what stays in the chain then says nothing.
package struct Salt: Sendable, Hashable {
    /// Bytes of a salt.
    package static let size = 32

    /// The bytes.
    package let bytes: [UInt8]

    /// Takes exactly 32 bytes; nil for any other number.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.size else { return nil }
        self.bytes = bytes
    }

    /// The salt of an audit or read entry, made from its random id.
    ///
    /// Such an entry stands in clear in its table and never leaves the node; once it is gone, its id is as unknown
    /// as a random salt would be.
    package init(localEntry id: UUID) {
        bytes = Digest(.localSalt, id.bytes).bytes
    }

    private init(fresh bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// A new random salt.
    package static func random() -> Salt {
        Salt(fresh: randomBytes(size))
    }
}
