import Mail
import Operations

extension MailPost {
    /// Messages leave to a sink on this machine.
    static func local(_ port: Int, links base: String, domain: SenderDomain? = nil) -> MailPost {
        MailPost(
            server: SMTPServer(host: "127.0.0.1", port: port, security: .opportunistic, overallLimit: 120),
            sender: "obhut@muster.example", baseURL: base, domain: domain)
    }
}
