package import Domain
package import Foundation

/// What came of asking for messages in the moment they would go out.
package enum HandOver: Sendable {
    /// The campaign does not go out any more.
    case halted
    /// By person: it is on record that the mail server is told now, and nobody does so again. For whoever is left out there is
    /// no message any more, or the gate stopped it.
    case given([UUID: Letter])

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
