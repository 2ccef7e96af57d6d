/// What a notice says that came back for a message, of failure (RFC 3464) or that somebody called it spam (RFC 5965): the token
/// of its address, and why. Nothing else of it is kept, and no address is read.
package struct BounceNotice: Sendable, Equatable {
    /// Bytes of a notice that are looked at.
    package static let maximumBytes = 1 << 20
    /// What stands before the token in the address a notice comes to.
    package static let mark = "b-"
    /// Hexadecimal digits of a token.
    package static let tokenLength = 32

    /// The token.
    package let token: String
    /// The status, as `5.1.1`; `5.0.0` where none is named.
    package let status: String
    /// Whether it was given up; a notice of mere delay is none.
    package let hasFailed: Bool
    /// Whether somebody complained of it.
    package let isComplaint: Bool

    /// The address that a notice about a message from `sender` comes back to.
    package static func address(of sender: String, token: String) -> String {
        guard let at = sender.lastIndex(of: "@") else { return sender }
        return "\(sender[..<at])+\(mark)\(token)\(sender[at...])"
    }

    /// Reads a notice; nil where no token of ours stands in it. Total: any bytes will do.
    package init?(_ bytes: [UInt8]) {
        let text = String(decoding: bytes.prefix(Self.maximumBytes), as: UTF8.self)
        guard let found = text.firstMatch(of: /\+b-([0-9A-Fa-f]{32})@/) else { return nil }
        token = found.1.lowercased()
        var status: String?
        var action: String?
        var feedback: String?
        var isReport = false
        for line in text.split(whereSeparator: \.isNewline) {
            if status == nil, let match = line.prefixMatch(of: /(?i)status:\s*([245]\.\d{1,3}\.\d{1,3})/) {
                status = String(match.1)
            }
            if action == nil, let match = line.prefixMatch(of: /(?i)action:\s*([a-z]+)/) {
                action = match.1.lowercased()
            }
            // Only in the part that is a report: what the message itself says is none.
            if line.hasPrefix("--") { isReport = false }
            if line.prefixMatch(of: /(?i)content-type:\s*message\/feedback-report/) != nil { isReport = true }
            if isReport, feedback == nil, let match = line.prefixMatch(of: /(?i)feedback-type:\s*([a-z-]+)/) {
                feedback = match.1.lowercased()
            }
        }
        self.status = status ?? "5.0.0"
        isComplaint = feedback == "abuse"
        hasFailed = feedback == nil && (action.map { $0 == "failed" } ?? !self.status.hasPrefix("2"))
    }
}
