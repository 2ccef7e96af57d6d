import Vault

/// A BLAKE2b-256 value.
package struct Digest: Sendable, Hashable {
    /// Bytes of a digest.
    package static let size = 32

    private let words: SIMD4<UInt64>

    /// Takes exactly 32 bytes; nil for any other number.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.size else { return nil }
        var words = SIMD4<UInt64>()
        for (index, byte) in bytes.enumerated() {
            words[index / 8] = words[index / 8] << 8 | UInt64(byte)
        }
        self.words = words
    }

    /// Hashes the domain's byte and the parts one after the other.
    init(_ domain: HashDomain, _ parts: [UInt8]...) {
        var input = [domain.rawValue]
        input.reserveCapacity(1 + parts.reduce(0) { $0 + $1.count })
        for part in parts { input.append(contentsOf: part) }
        var words = SIMD4<UInt64>()
        for (index, byte) in Blake2b.hash(input, size: Self.size).enumerated() {
            words[index / 8] = words[index / 8] << 8 | UInt64(byte)
        }
        self.words = words
    }

    /// The 32 bytes.
    package var bytes: [UInt8] {
        (0..<Self.size).map { UInt8(truncatingIfNeeded: words[$0 / 8] >> UInt64(56 - $0 % 8 * 8)) }
    }
}

extension CBORFields {
    /// A byte string of 32 bytes.
    mutating func digest() throws(CBORError) -> Digest {
        guard let digest = Digest(try bytes(Digest.size...Digest.size)) else { throw CBORError(.unexpected) }
        return digest
    }
}
