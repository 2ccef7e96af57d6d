/// Why bytes are not a JSON document of ours; names a place, never the content.
package struct JSONError: Error, Sendable, Equatable {
    /// The kinds of refusal.
    package enum Code: String, Sendable, CaseIterable {
        /// The text ends inside a value.
        case truncated
        /// Something follows the value.
        case trailingBytes = "trailing-bytes"
        /// A character that may not stand there.
        case unexpectedCharacter = "unexpected-character"
        /// Not UTF-8, or a byte order mark.
        case invalidText = "invalid-text"
        /// Half of a surrogate pair.
        case loneSurrogate = "lone-surrogate"
        /// A name twice in one object.
        case duplicateName = "duplicate-name"
        /// An integer beyond 2^53, or a number no double can hold.
        case inexactNumber = "inexact-number"
        /// Nested deeper than 64 levels.
        case tooDeep = "too-deep"
        /// Longer than 1 MiB.
        case tooLarge = "too-large"
        /// No object, or its signature is missing or not one.
        case notSigned = "not-signed"
    }

    /// The kind of refusal.
    package let code: Code
    /// The byte at which it was noticed, where there is one.
    package let offset: Int?

    /// Makes a refusal.
    package init(_ code: Code, at offset: Int? = nil) {
        self.code = code
        self.offset = offset
    }
}
