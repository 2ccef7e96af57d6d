package import Foundation

/// What stands in clear about a person in the directory; her profile comes beside it as the opened record's bytes.
package struct DirectoryRow: Sendable {
    /// The state of a consent.
    package struct Consent: Sendable, Hashable {
        /// Code of the purpose.
        package let purpose: String
        /// Code of the channel.
        package let channel: String
        /// The state's DPV name.
        package let state: String

        /// What stands for the state of people who were never asked.
        package static let none = "none"

        /// Names a state of one purpose on one channel.
        package init(purpose: String, channel: String, state: String) {
            self.purpose = purpose
            self.channel = channel
            self.state = state
        }
    }

    /// Her subject id.
    package let id: UUID
    /// Whether only storage is allowed (Art. 18).
    package let isRestricted: Bool
    /// Code of her stage.
    package let lifecycle: String
    /// The member of staff in charge.
    package let owner: UUID?
    /// When she was stored, in microseconds since 1970.
    package let createdAt: Int64
    /// When she last changed, in microseconds since 1970.
    package let updatedAt: Int64
    /// Her consents.
    package let consents: [Consent]
}
