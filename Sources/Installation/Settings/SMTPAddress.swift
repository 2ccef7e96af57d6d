import Foundation

/// The mail server that messages leave through.
package struct SMTPAddress: Sendable, Equatable {
    /// How the connection is protected.
    package enum Security: Sendable, Equatable {
        /// STARTTLS when the server offers it.
        case opportunistic
        /// STARTTLS, or no message.
        case startTLSRequired
        /// TLS from the first byte.
        case implicit
    }

    /// Name or address of the server.
    package let host: String
    /// Its port; 25 or, with TLS from the first byte, 465 where none is given.
    package let port: Int
    /// How the connection is protected.
    package let security: Security

    /// Reads `smtp://host:port`, `smtp://host?starttls=required` or `smtps://host`; nil where it is none of them.
    ///
    /// User and password are no part of it: they come from the secrets directory.
    package init?(_ text: String) {
        guard let parts = URLComponents(string: text), let host = parts.host, !host.isEmpty, parts.user == nil,
            parts.password == nil, parts.path.isEmpty || parts.path == "/", parts.fragment == nil
        else { return nil }
        let query = parts.queryItems ?? []
        switch (parts.scheme, query.first?.name, query.first?.value) {
        case ("smtp", nil, _): security = .opportunistic
        case ("smtp", "starttls", "required") where query.count == 1: security = .startTLSRequired
        case ("smtps", nil, _): security = .implicit
        default: return nil
        }
        port = parts.port ?? (security == .implicit ? 465 : 25)
        guard (1...65_535).contains(port) else { return nil }
        self.host = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
    }
}

extension SMTPAddress: CustomStringConvertible {
    /// A mail server on this machine, as test sinks listen.
    static let local = SMTPAddress(host: "127.0.0.1", port: 1025, security: .opportunistic)

    private init(host: String, port: Int, security: Security) {
        self.host = host
        self.port = port
        self.security = security
    }

    /// The address in the form it is set.
    package var description: String {
        let written = host.contains(":") ? "[\(host)]" : host
        let scheme = security == .implicit ? "smtps" : "smtp"
        return "\(scheme)://\(written):\(port)" + (security == .startTLSRequired ? "?starttls=required" : "")
    }
}
