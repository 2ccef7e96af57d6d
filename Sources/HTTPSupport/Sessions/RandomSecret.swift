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
        return Base64URL.encode((0..<bits / 8).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }
}
