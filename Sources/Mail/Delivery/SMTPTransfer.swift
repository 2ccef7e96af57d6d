import CCurl
import Foundation
import Synchronization

/// One message on its way over one connection of libcurl.
final class SMTPTransfer: Sendable {
    private let server: SMTPServer
    private let sender: String
    private let recipient: String
    private let message: [UInt8]
    /// How much libcurl has taken.
    private let offset = Mutex(0)
    private let isStopped = Atomic(false)

    init(server: SMTPServer, sender: String, recipient: String, message: [UInt8]) {
        self.server = server
        self.sender = sender
        self.recipient = recipient
        self.message = message
    }

    /// Ends the transfer at libcurl's next look.
    func stop() {
        isStopped.store(true, ordering: .relaxed)
    }

    /// Blocks until the server has answered or the time is over; for a thread that does nothing else.
    func run() -> MailOutcome {
        obhut_curl_shield_thread()
        guard Self.isReady, let handle = unsafe curl_easy_init() else { return .postponed("out-of-memory") }
        defer { unsafe curl_easy_cleanup(handle) }
        return unsafe perform(on: handle, connectLimit: server.connectLimit * 1_000)
    }

    /// Whether the message itself has begun to travel: from then on only the server knows whether it has it.
    var hasBegun: Bool { offset.withLock { $0 > 0 } }

    /// Does the same over the connection of a handle, or a new one where it has none, which may take so many milliseconds.
    func perform(on handle: UnsafeMutableRawPointer, connectLimit: Int) -> MailOutcome {
        guard let recipients = unsafe curl_slist_append(nil, "<\(recipient)>") else {
            return .postponed("out-of-memory")
        }
        defer { unsafe curl_slist_free_all(recipients) }
        unsafe describeServer(to: handle, connectLimit: connectLimit)
        unsafe obhut_curl_set_number(handle, CURLOPT_UPLOAD, 1)
        unsafe obhut_curl_set_text(handle, CURLOPT_MAIL_FROM, "<\(sender)>")
        unsafe obhut_curl_set_list(handle, CURLOPT_MAIL_RCPT, recipients)
        return unsafe perform(handle)
    }

    /// Asks the server whether it is there, and keeps the connection for the next message.
    func probe(on handle: UnsafeMutableRawPointer) -> MailOutcome {
        unsafe describeServer(to: handle, connectLimit: server.connectLimit * 1_000)
        unsafe obhut_curl_set_number(handle, CURLOPT_NOBODY, 1)
        unsafe obhut_curl_set_text(handle, CURLOPT_CUSTOMREQUEST, "NOOP")
        return unsafe perform(handle)
    }

    private func perform(_ handle: UnsafeMutableRawPointer) -> MailOutcome {
        withExtendedLifetime(self) {
            let context = unsafe Unmanaged.passUnretained(self).toOpaque()
            let prepared = unsafe obhut_curl_set_source(handle, Self.read, Self.look, context)
            guard prepared == CURLE_OK else { return .postponed("out-of-memory") }
            let result = unsafe curl_easy_perform(handle)
            let outcome = MailOutcome(result: Int(result.rawValue), reply: unsafe obhut_curl_reply(handle))
            if result != CURLE_OK { unsafe obhut_curl_hang_up(handle) }
            return outcome
        }
    }

    private func describeServer(to handle: UnsafeMutableRawPointer, connectLimit: Int) {
        for (option, value) in numbers { unsafe obhut_curl_set_number(handle, option, value) }
        unsafe obhut_curl_set_number(handle, CURLOPT_CONNECTTIMEOUT_MS, connectLimit)
        for (option, value) in texts { unsafe obhut_curl_set_text(handle, option, value) }
    }

    private var numbers: [(CURLoption, Int)] {
        let tls = server.demandsTLS ? CURLUSESSL_ALL : CURLUSESSL_TRY
        let verifies = server.demandsTLS
        return [
            (CURLOPT_NOSIGNAL, 1), (CURLOPT_USE_SSL, Int(tls.rawValue)),
            (CURLOPT_SSL_VERIFYPEER, verifies ? 1 : 0), (CURLOPT_SSL_VERIFYHOST, verifies ? 2 : 0),
            (CURLOPT_TIMEOUT_MS, server.overallLimit * 1_000),
            // The goodbye after a message that was taken has a limit of its own.
            (CURLOPT_SERVER_RESPONSE_TIMEOUT, server.overallLimit),
        ]
    }

    private var texts: [(CURLoption, String)] {
        var texts = [
            (CURLOPT_URL, server.url), (CURLOPT_PROTOCOLS_STR, "smtp,smtps"),
            // Nothing from the environment decides where mail goes.
            (CURLOPT_PROXY, ""),
        ]
        if let login = server.login {
            texts += [(CURLOPT_USERNAME, login.user), (CURLOPT_PASSWORD, login.password)]
        }
        if let certificates = server.certificates { texts.append((CURLOPT_CAINFO, certificates)) }
        return texts
    }

    /// Gives libcurl the next bytes.
    private func fill(_ target: UnsafeMutableRawBufferPointer) -> Int {
        offset.withLock { offset in
            let count = min(target.count, message.count - offset)
            unsafe target.copyBytes(from: message[offset..<(offset + count)])
            offset += count
            return count
        }
    }

    private static let read: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int =
        {
            buffer, size, count, context in
            guard let buffer = unsafe buffer, let context = unsafe context else { return 0 }
            let transfer = unsafe Unmanaged<SMTPTransfer>.fromOpaque(context).takeUnretainedValue()
            return unsafe transfer.fill(UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
        }

    private static let look:
        @convention(c) (UnsafeMutableRawPointer?, curl_off_t, curl_off_t, curl_off_t, curl_off_t) -> Int32 = {
            context, _, _, _, _ in
            guard let context = unsafe context else { return 0 }
            let transfer = unsafe Unmanaged<SMTPTransfer>.fromOpaque(context).takeUnretainedValue()
            return transfer.isStopped.load(ordering: .relaxed) ? 1 : 0
        }

    /// libcurl's own start, once a process and before its first use on several threads.
    static let isReady = obhut_curl_start() == CURLE_OK
}
