import Installation
import Mail
import Operations

extension MailPost {
    /// How messages leave by these settings.
    init(_ settings: Settings) {
        self.init(
            server: SMTPServer(settings), sender: settings.mailFrom, baseURL: settings.baseURL.description)
    }
}
