package import Foundation

/// What one consent is about: a purpose, a channel and an address of one person.
package struct ConsentKey: Sendable, Hashable {
    /// Stands for the address on channels without one.
    package static let noAddress = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))

    /// The purpose's code.
    package let purpose: String
    /// The channel.
    package let channel: Channel
    /// The contact point's id, or ``noAddress``.
    package let address: UUID

    /// Names a consent.
    package init(purpose: String, channel: Channel, address: UUID) {
        self.purpose = purpose
        self.channel = channel
        self.address = address
    }
}
