/// The id of one request: 32 hexadecimal digits of system randomness, so its length never tells anything.
///
/// Ids offered by the client are not taken over: they could carry personal data into the log.
package struct RequestIdentifier: Sendable, Equatable, CustomStringConvertible {
    /// The 32 lowercase hexadecimal digits.
    package let description: String

    /// Draws a fresh id.
    package init() {
        var generator = SystemRandomNumberGenerator()
        description = Hexadecimal.string(generator.next()) + Hexadecimal.string(generator.next())
    }
}
