/// Why bytes are not a canonical record; carries the field's number, never its content.
package struct RecordError: Error, Sendable, Equatable {
    /// What is wrong.
    package enum Code: String, Sendable {
        /// The bytes end inside a field.
        case truncated
        /// A record format this version does not know.
        case unknownFormat
        /// Numbers out of order, or a length written in more bytes than it needs.
        case notCanonical
        /// A field that may stand once stands twice.
        case repeatedField
        /// Text that is not UTF-8.
        case invalidText
        /// A value of the wrong width or outside its set.
        case invalidValue
        /// More bytes or fields than a record may have.
        case tooLarge
        /// A field without which the record means nothing is missing.
        case missingField
    }

    /// What is wrong.
    package let code: Code
    /// The number of the field, where one was reached.
    package let field: UInt32?

    /// Makes an error.
    package init(_ code: Code, field: UInt32? = nil) {
        self.code = code
        self.field = field
    }
}
