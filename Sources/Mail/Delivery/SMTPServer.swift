/// The server that messages leave through.
package struct SMTPServer: Sendable, CustomStringConvertible {
    /// How the connection is protected.
    package enum Security: Sendable {
        /// STARTTLS when the server offers it, with whatever certificate it has (RFC 7435).
        case opportunistic
        /// STARTTLS with a certificate that holds, or no message.
        case startTLSRequired
        /// TLS from the first byte, with a certificate that holds.
        case implicit
    }

    /// A login; it never travels in clear, except to this machine itself.
    package struct Login: Sendable {
        let user: String
        let password: String

        /// Takes the login from the secrets.
        package init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    /// Name or address.
    package let host: String
    /// Port.
    package let port: Int
    /// How the connection is protected.
    package let security: Security
    let login: Login?
    /// The name we greet with.
    let greeting: String
    /// A file of certificates to trust instead of the system's.
    let certificates: String?
    /// Longest wait for the connection, and for everything together, in seconds.
    let connectLimit: Int
    let overallLimit: Int

    /// Describes a server; the limits are 10 s for the connection and 60 s for everything.
    package init(
        host: String, port: Int, security: Security, login: Login? = nil, greeting: String = "localhost",
        certificates: String? = nil, connectLimit: Int = 10, overallLimit: Int = 60
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.login = login
        let isName = greeting.utf8.allSatisfy { byte in
            (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
        }
        self.greeting = isName && !greeting.isEmpty ? greeting : "localhost"
        self.certificates = certificates
        self.connectLimit = connectLimit
        self.overallLimit = overallLimit
    }

    /// Host and port; no login.
    package var description: String { "\(host):\(port)" }

    /// What libcurl is told; the path is the name we greet with.
    var url: String {
        let written = host.contains(":") ? "[\(host)]" : host
        return "\(security == .implicit ? "smtps" : "smtp")://\(written):\(port)/\(greeting)"
    }

    /// Whether a connection without TLS is refused.
    var demandsTLS: Bool {
        security != .opportunistic || (login != nil && !["127.0.0.1", "::1", "localhost"].contains(host))
    }
}
