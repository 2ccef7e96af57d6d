package import Mail

/// How campaigns leave: through which server, from which address, and what links begin with.
package struct CampaignPost: Sendable {
    /// The mail server.
    package let server: SMTPServer
    /// The address that messages come from.
    package let sender: String
    /// What links begin with, without a slash at its end.
    package let baseURL: String

    /// Names them.
    package init(server: SMTPServer, sender: String, baseURL: String) {
        self.server = server
        self.sender = sender
        self.baseURL = baseURL
    }
}
