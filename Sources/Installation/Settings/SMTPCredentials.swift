/// A login at the mail server; prints as nothing that could be misused.
package struct SMTPCredentials: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible {
    /// The user's name.
    package let user: String
    /// The password.
    package let password: String

    /// A fixed text instead of the login.
    package var description: String { "SMTPCredentials(hidden)" }
    /// A fixed text instead of the login.
    package var debugDescription: String { description }
}
