import CCurl
import Foundation
import Synchronization

/// Hands messages to a mail server one after the other, over one connection that is kept.
///
/// Used by one task at a time. libcurl blocks, so every step runs on a thread of its own.
package final class SMTPSession: Sendable {
    private static let stackSize = 1 << 19
    /// A connection that was quiet for longer is asked whether it is there still.
    private static let quiet: Duration = .seconds(2)
    private let server: SMTPServer
    /// libcurl's handle with its connection, and when that last answered.
    private let state = Mutex<(handle: UInt, heard: ContinuousClock.Instant?)>((0, nil))

    /// Takes the server; nothing is connected yet.
    package init(_ server: SMTPServer) {
        self.server = server
    }

    /// Makes sure that there is a connection; answers why there is none.
    package func prepare() async -> String? {
        let heard = state.withLock { $0.heard }
        if let heard, ContinuousClock.now - heard < Self.quiet { return nil }
        let transfer = SMTPTransfer(server: server, sender: "", recipient: "", message: [])
        return await onThread(transfer) { session in
            unsafe session.withHandle { handle in
                switch unsafe transfer.probe(on: handle) {
                case .accepted: (nil, true)
                case .refused(let code), .postponed(let code): (code, false)
                }
            } ?? "out-of-memory"
        }
    }

    /// Delivers one message unless that cannot begin before `limit`: its sender is named to the server by then, or never.
    ///
    /// `sender`: The address that a notice of failure comes back to.
    package func deliver(
        _ message: MailMessage, from sender: String, before limit: ContinuousClock.Instant
    ) async -> SessionOutcome {
        let transfer = SMTPTransfer(
            server: server, sender: sender, recipient: message.to.address, message: message.encoded())
        return await onThread(transfer) { session in
            unsafe session.withHandle { handle in
                let left = Self.milliseconds(from: .now, to: limit)
                guard left > 0 else { return (.late, true) }
                let outcome = unsafe transfer.perform(on: handle, connectLimit: left)
                return (Self.judge(outcome, hasBegun: transfer.hasBegun), outcome == .accepted)
            } ?? .unreachable("out-of-memory")
        }
    }

    /// Says goodbye to the server.
    package func close() async {
        let transfer = SMTPTransfer(server: server, sender: "", recipient: "", message: [])
        await onThread(transfer) { session in
            session.state.withLock { state in
                guard let handle = unsafe UnsafeMutableRawPointer(bitPattern: state.handle) else { return }
                unsafe curl_easy_cleanup(handle)
                state = (0, nil)
            }
        }
    }

    private static func judge(_ outcome: MailOutcome, hasBegun: Bool) -> SessionOutcome {
        switch outcome {
        case .accepted: .accepted
        case .refused(let code): .refused(code)
        // A reply of the server says that it has not taken it, whenever it comes.
        case .postponed(let code) where isReply(code): .postponed(code)
        case .postponed(let code): hasBegun ? .unknown(code) : .unreachable(code)
        }
    }

    private static func isReply(_ code: String) -> Bool { code.utf8.count == 3 && Int(code) != nil }

    private static func milliseconds(from: ContinuousClock.Instant, to: ContinuousClock.Instant) -> Int {
        let parts = (to - from).components
        return Int(parts.seconds) * 1_000 + Int(parts.attoseconds / 1_000_000_000_000_000)
    }

    /// Runs `body` with the handle; it says whether the server answered. Nil where there is no memory for one.
    private func withHandle<Result: Sendable>(
        _ body: (UnsafeMutableRawPointer) -> (Result, isHeard: Bool)
    ) -> Result? {
        guard SMTPTransfer.isReady else { return nil }
        return state.withLock { state in
            let known = unsafe UnsafeMutableRawPointer(bitPattern: state.handle)
            guard let handle = unsafe known ?? curl_easy_init() else { return nil }
            // Forgets the options of the message before, and keeps the connection.
            unsafe curl_easy_reset(handle)
            state.handle = UInt(bitPattern: handle)
            let (result, isHeard) = unsafe body(handle)
            state.heard = isHeard ? .now : nil
            return result
        }
    }

    private func onThread<Result: Sendable>(
        _ transfer: SMTPTransfer, _ body: @escaping @Sendable (SMTPSession) -> Result
    ) async -> Result {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let thread = Thread {
                    obhut_curl_shield_thread()
                    continuation.resume(returning: body(self))
                }
                thread.name = "mail"
                thread.stackSize = Self.stackSize
                thread.start()
            }
        } onCancel: {
            transfer.stop()
        }
    }
}
