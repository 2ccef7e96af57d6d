/// What became of a message. Codes are the receiver's status (`503`) or words of ours (`unreachable`, `timeout`, `tls`).
package enum WebhookOutcome: Sendable, Equatable {
    /// The receiver has taken it.
    case accepted
    /// The receiver wants nothing more (410).
    case gone
    /// Not taken; it is worth trying again.
    case postponed(String)
    /// The address leads only where nothing may be sent.
    case forbidden

    /// Reads libcurl's result, and the receiver's status where there is one.
    init(result: Int, status: Int, isForbidden: Bool) {
        switch status {
        case _ where isForbidden && status == 0: self = .forbidden
        case 200...299: self = .accepted
        case 410: self = .gone
        case 100...599: self = .postponed("\(status)")
        default: self = .postponed(Self.word(result))
        }
    }

    private static func word(_ result: Int) -> String {
        switch result {
        case 5, 6: "name-unknown"
        case 7: "unreachable"
        case 28: "timeout"
        case 35, 51, 53, 54, 58, 59, 60, 64, 66, 77, 80, 82, 83, 90, 91, 98: "tls"
        case 42: "interrupted"
        case 8, 52, 55, 56: "connection-lost"
        default: "curl-\(result)"
        }
    }
}
