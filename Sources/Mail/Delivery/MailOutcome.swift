/// What became of a message that was handed to the mail server.
///
/// Codes are the server's reply (`451`) or words of ours (`unreachable`, `timeout`, `tls`); they hold nothing personal.
package enum MailOutcome: Sendable, Equatable {
    /// The server has taken it.
    case accepted
    /// Not now; it is worth trying again.
    case postponed(String)
    /// Never, as it stands.
    case refused(String)

    /// Replies that speak of our login and not of the message: an operator can mend that.
    private static let aboutLogin = [530, 534, 535, 538]

    /// Reads the last reply of the server, and libcurl's own result where there was none (RFC 5321 §4.2.1).
    init(result: Int, reply: Int) {
        switch reply {
        case _ where result == 0: self = .accepted
        case 500...599 where !Self.aboutLogin.contains(reply): self = .refused("\(reply)")
        case 400...599: self = .postponed("\(reply)")
        default: self = .postponed(Self.word(result))
        }
    }

    /// The everyday word for a result of libcurl.
    private static func word(_ result: Int) -> String {
        switch result {
        case 5, 6: "name-unknown"
        case 7: "unreachable"
        case 28: "timeout"
        case 35, 51, 53, 54, 58, 59, 60, 64, 66, 77, 80, 82, 83, 90, 91, 98: "tls"
        case 67: "login"
        case 42: "interrupted"
        case 8, 52, 55, 56: "connection-lost"
        default: "curl-\(result)"
        }
    }
}
