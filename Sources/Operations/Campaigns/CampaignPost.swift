package import Mail

/// How campaigns leave: through which server, from which address, and what links begin with.
package struct CampaignPost: Sendable {
    /// The mail server.
    package let server: SMTPServer
    /// The address that messages come from.
    package let sender: String
    /// What links begin with, without a slash at its end.
    package let baseURL: String
    /// The domain of that address.
    package let domain: SenderDomain

    /// Names them.
    ///
    /// `domain`: nil for the one of the sender, as the name servers of the system know it.
    package init(server: SMTPServer, sender: String, baseURL: String, domain: SenderDomain? = nil) {
        self.server = server
        self.sender = sender
        self.baseURL = baseURL
        self.domain = domain ?? SenderDomain(of: sender, server: server)
    }
}
