/// Why a message cannot be written; never carries what somebody typed.
package enum MailError: Error, Sendable, Equatable {
    /// Not an address that a mail server takes in its plain form: ASCII, one `@`, no quoting.
    case addressUnusable
    /// A line break or another control character in a header's text.
    case controlCharacter
}
