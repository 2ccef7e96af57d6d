/// The algorithm byte of a signed header.
package enum SignatureAlgorithm: UInt8, Sendable {
    /// Ed25519 (RFC 8032) over domain ‖ 0x00 ‖ content.
    case ed25519 = 1
}
