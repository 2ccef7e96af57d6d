package import Foundation

/// The bounds of webhooks.
package enum WebhookRule {
    /// Webhooks of a tenant, at most.
    package static let maximum = 20
    /// Bytes of an address, at most.
    package static let addressBytes = 500
    /// How long a receiver may fail before its webhook is disabled.
    package static let patience: TimeInterval = 5 * 86_400
    /// How long a receiver that did not take a message is left alone, so that others have their turn.
    package static let rest: TimeInterval = 60
    /// How long deliveries are kept to be looked at.
    package static let memory: TimeInterval = 30 * 86_400

    /// An address as it may be stored; with `allowsLoopback` a service on this machine too, and over plain HTTP.
    ///
    /// Where the address leads is looked at again at every connection, since names change their meaning.
    ///
    /// - Throws: `Refusal` naming `url`.
    package static func address(_ text: String, allowsLoopback: Bool) throws(Refusal) -> String {
        let refusal = Refusal(
            .invalid, RefusalCode.webAddressInvalid, field: "url",
            rule: "An https address without user name, password or fragment, of at most \(addressBytes) bytes.")
        guard (8...addressBytes).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(), let host = parts.host,
            !host.isEmpty, parts.user == nil, parts.password == nil, parts.fragment == nil,
            parts.port.map({ (1...65_535).contains($0) }) ?? true
        else { throw refusal }
        switch scheme {
        case "https": return text
        case "http" where allowsLoopback && ["127.0.0.1", "[::1]", "::1", "localhost"].contains(host.lowercased()):
            return text
        default: throw refusal
        }
    }
}
