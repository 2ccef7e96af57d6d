package import Foundation

/// The bounds of what strangers send: a form must not become a way to fill somebody's mailbox, or the inbox of the staff
/// (decision 0020).
package enum FrontDoorRule {
    /// Messages to one address in ``addressPeriod``, at most; who asks for more gets none, without a word, so that nobody learns
    /// who has asked before.
    package static let perAddress = 3
    /// The period of ``perAddress``.
    package static let addressPeriod: TimeInterval = 86_400
    /// For how long the same asked for again from one address is the same request: a form sent twice is one message.
    package static let repeatPeriod: TimeInterval = 600
    /// Fillings of one form in ``formPeriod``, at most; further ones are asked to come back.
    package static let perForm = 300
    /// The period of ``perForm``.
    package static let formPeriod: TimeInterval = 3_600
    /// For how long something waits whose message no mail server takes.
    package static let unsentPeriod: TimeInterval = 7 * 86_400
    /// For how long it is known that a link was used or came too late.
    package static let endedPeriod: TimeInterval = 30 * 86_400
}
