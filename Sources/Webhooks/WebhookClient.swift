import Foundation

/// Hands messages to receivers, each on a thread of its own: libcurl blocks, and the cooperative pool must not.
///
/// The caller bounds how many are under way at once.
package final class WebhookClient: Sendable {
    /// Seconds that a transfer may take in all.
    package static let limit = 15
    private static let stackSize = 1 << 19
    private let addresses: AddressGuard

    /// Takes what may be reached; nothing is connected yet.
    package init(_ addresses: AddressGuard) {
        self.addresses = addresses
    }

    /// Delivers one message; answers when the receiver has answered, or the time is over.
    ///
    /// Cancellation ends it within about a second, as `postponed("interrupted")`.
    package func deliver(_ message: WebhookMessage) async -> WebhookOutcome {
        let transfer = WebhookTransfer(message, addresses: addresses)
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let thread = Thread { continuation.resume(returning: transfer.run()) }
                thread.name = "webhook"
                thread.stackSize = Self.stackSize
                thread.start()
            }
        } onCancel: {
            transfer.stop()
        }
    }
}
