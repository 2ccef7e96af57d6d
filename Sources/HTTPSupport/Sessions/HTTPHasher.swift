/// The two hashes this module needs and does not make itself: `Service` hands in the vault's.
package struct HTTPHasher: Sendable {
    private let plain: @Sendable (_ message: [UInt8]) -> [UInt8]
    private let keyed: @Sendable (_ message: [UInt8]) -> [UInt8]

    /// Makes a hasher.
    ///
    /// - Parameters:
    ///   - plain: an unkeyed 32-byte hash, the same for ever: session ids and API tokens are looked up by it.
    ///   - keyed: a 32-byte hash under a key of this node that survives restarts: cursors and idempotency records
    ///     are made with it, limiters count by it.
    package init(
        plain: @escaping @Sendable (_ message: [UInt8]) -> [UInt8],
        keyed: @escaping @Sendable (_ message: [UInt8]) -> [UInt8]
    ) {
        self.plain = plain
        self.keyed = keyed
    }

    /// The hash under which a session id or API token is stored.
    package func credential(_ secret: String) -> CredentialHash {
        CredentialHash(bytes: plain(Array(secret.utf8)))
    }

    /// A keyed hash of `parts`, unambiguous in their lengths, separate for every `domain`.
    package func keyed(_ domain: StaticString, _ parts: [UInt8]...) -> [UInt8] {
        var message = Self.length(domain.utf8CodeUnitCount) + Array(domain.description.utf8)
        for part in parts { message += Self.length(part.count) + part }
        return keyed(message)
    }

    private static func length(_ count: Int) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: count >> ((7 - $0) * 8)) }
    }
}
