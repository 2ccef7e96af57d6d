import Installation
import Mail
import Operations

extension CampaignPost {
    /// How campaigns leave by these settings.
    init(_ settings: Settings) {
        self.init(
            server: SMTPServer(settings), sender: settings.mailFrom, baseURL: settings.baseURL.description)
    }
}
