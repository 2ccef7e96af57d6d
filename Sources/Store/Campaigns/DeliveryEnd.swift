package import Foundation

/// How the attempt to hand a message over ended.
package enum DeliveryEnd: Sendable, Equatable {
    /// The mail server has it.
    case accepted
    /// The mail server refused it; its reply.
    case refused(String)
    /// Nobody knows; it is not sent again.
    case unknown(String)
    /// Nothing was sent: it is planned again from then on.
    case planned(due: Date, code: String?)
    /// Nothing was sent, and nothing will be.
    case dropped(String)
}
