package import Foundation

/// A message that is about to be handed over: to whom, and what is known of it before its address is.
package struct OutgoingMessage: Sendable {
    /// Who gets it.
    package let person: UUID
    /// The hash of the token that a notice of its failure carries.
    package let token: [UInt8]
    /// With which she takes her consent back.
    package let link: PersonLink

    /// Names it; nothing is stored by this.
    package init(to person: UUID, token: [UInt8], link: PersonLink) {
        self.person = person
        self.token = token
        self.link = link
    }
}
