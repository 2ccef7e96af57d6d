/// Opaque secrets from the system's random generator.
package enum RandomSecret {
    /// A session id: 256 bits in base64url, 43 characters.
    package static func sessionID() -> String {
        base64(bits: 256)
    }

    /// A CSRF token: 256 bits in base64url, 43 characters.
    package static func csrfToken() -> String {
        base64(bits: 256)
    }

    private static func base64(bits: Int) -> String {
        var generator = SystemRandomNumberGenerator()
        let words: [UInt64] = (0..<bits / 64).map { _ in generator.next() }
        return Base64URL.encode(words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } })
    }
}
