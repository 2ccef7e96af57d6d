/// The channel through which a consent for a purpose has to be confirmed.
package enum Confirmation: String, Sendable, CaseIterable, Codable {
    /// No confirmation of the address is asked for.
    case none
    /// By a link in an e-mail.
    case email
    /// By a code or link in a text message.
    case sms

    /// The channel that proves itself this way; nil where nothing is asked for.
    package var channel: Channel? {
        switch self {
        case .none: nil
        case .email: .email
        case .sms: .sms
        }
    }
}
