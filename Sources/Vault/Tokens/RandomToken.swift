/// A random secret that travels in a link, a cookie or a header, and of which only the hash is stored.
package struct RandomToken: Sendable, Equatable {
    /// What the other side is given: the prefix and 43 base64url characters for 32 bytes.
    package let text: String
    /// What is stored and looked up: BLAKE2b-256 of the text.
    package let hash: [UInt8]

    /// Makes a token of `byteCount` random bytes.
    package init(prefix: String = "", byteCount: Int = 32) {
        let text = prefix + Base64URL.encode(randomBytes(byteCount))
        self.text = text
        self.hash = Self.hash(of: text)
    }

    /// The hash under which a token that came in is looked up.
    package static func hash(of text: String) -> [UInt8] {
        Blake2b.hash(Array(text.utf8))
    }
}
