package import Domain

/// What came of asking for one person's message in the moment it would go out.
package enum HandOver: Sendable {
    /// The campaign does not go out any more.
    case halted
    /// There is no message for her any more, or the gate stopped it.
    case passed
    /// It is on record that the mail server is told now: nobody does so again.
    case given(Letter)

    /// What is needed to write the message.
    package struct Letter: Sendable {
        /// Where it goes to.
        package let address: String
        /// What it rests on.
        package let basis: LegalBasis
        /// Where the address comes from.
        package let source: String?
    }
}
