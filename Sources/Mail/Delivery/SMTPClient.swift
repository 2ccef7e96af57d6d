import Foundation

/// Hands messages to a mail server, each on a thread of its own: libcurl blocks, and the cooperative pool must not.
///
/// The caller bounds how many are under way at once.
package final class SMTPClient: Sendable {
    private static let stackSize = 1 << 19
    /// Where messages go.
    package let server: SMTPServer

    /// Takes the server; nothing is connected yet.
    package init(_ server: SMTPServer) {
        self.server = server
    }

    /// Delivers one message; answers when the server has taken or refused it, or the time is over.
    ///
    /// Cancellation ends it within about a second, as `postponed("interrupted")`.
    package func deliver(_ message: MailMessage) async -> MailOutcome {
        let transfer = SMTPTransfer(
            server: server, sender: message.from.address, recipient: message.to.address, message: message.encoded())
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let thread = Thread { continuation.resume(returning: transfer.run()) }
                thread.name = "mail"
                thread.stackSize = Self.stackSize
                thread.start()
            }
        } onCancel: {
            transfer.stop()
        }
    }
}
