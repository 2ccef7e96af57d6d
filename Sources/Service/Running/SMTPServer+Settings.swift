import Installation
import Mail

extension SMTPServer {
    /// The mail server of the settings; we greet it with the name in our own address.
    init(_ settings: Settings) {
        let security: Security =
            switch settings.smtp.security {
            case .opportunistic: .opportunistic
            case .startTLSRequired: .startTLSRequired
            case .implicit: .implicit
            }
        self.init(
            host: settings.smtp.host, port: settings.smtp.port, security: security,
            login: settings.smtpCredentials.map { Login(user: $0.user, password: $0.password) },
            greeting: settings.baseURL.host)
    }
}
