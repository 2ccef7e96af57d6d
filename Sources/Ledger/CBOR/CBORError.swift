/// Why bytes are not a value of ours; names a place, never the content.
package struct CBORError: Error, Sendable, Equatable {
    /// The kinds of refusal.
    package enum Code: String, Sendable, CaseIterable {
        /// The input ends inside a value.
        case truncated
        /// Bytes follow the value.
        case trailingBytes = "trailing-bytes"
        /// An integer or a length takes more bytes than it needs.
        case notShortest = "not-shortest"
        /// A string, list or map without a length, or a break outside of one.
        case indefiniteLength = "indefinite-length"
        /// One of the additional-information values that RFC 8949 reserves.
        case reserved
        /// A text that is not UTF-8.
        case invalidText = "invalid-text"
        /// Map keys out of bytewise order.
        case unsortedKeys = "unsorted-keys"
        /// The same map key twice.
        case duplicateKey = "duplicate-key"
        /// A tag, a floating point number or an unknown simple value.
        case unsupported
        /// Containers nested deeper than allowed.
        case tooDeep = "too-deep"
        /// More bytes or more values than allowed.
        case tooLarge = "too-large"
        /// Well-formed, but not what stands at this place.
        case unexpected
    }

    /// The kind of refusal.
    package let code: Code
    /// The byte at which it was noticed, nil where the value was already decoded.
    package let offset: Int?

    /// Makes a refusal.
    package init(_ code: Code, at offset: Int? = nil) {
        self.code = code
        self.offset = offset
    }
}
