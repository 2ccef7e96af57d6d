/// The hash of a session id or API token: all that ever leaves `HTTPSupport` of a credential.
package struct CredentialHash: Sendable, Hashable {
    /// 32 bytes: BLAKE2b-256 of the credential's UTF-8 bytes, as `Service` wires it.
    package let bytes: [UInt8]

    /// Wraps a finished hash.
    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }
}
