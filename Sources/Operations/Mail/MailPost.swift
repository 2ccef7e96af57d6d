import Domain
package import Mail

/// How messages leave: through which server, from which address, and what their links begin with.
package struct MailPost: Sendable {
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

    /// Hands a message over; answers what becomes of the job that sends it.
    ///
    /// `takingBack`: Forgets what was made for the message where the server did not take it: nobody was told of it.
    func deliver(_ message: MailMessage, takingBack: () async throws -> Void = {}) async throws -> JobOutcome {
        switch await SMTPClient(server).deliver(message) {
        case .accepted: return .done
        case .postponed(let code):
            try await takingBack()
            return .postponed(code)
        case .refused(let code):
            try await takingBack()
            return .failed(code)
        }
    }
}
