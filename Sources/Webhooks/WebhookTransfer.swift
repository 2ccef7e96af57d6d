import CCurl
import Foundation
import Glibc
import Synchronization

/// One message on its way over one connection of libcurl.
final class WebhookTransfer: Sendable {
    private static let connectLimit = 5
    /// Bytes of an answer, its head included, that are read to be thrown away.
    private static let answerLimit = 1 << 16
    private let message: WebhookMessage
    private let addresses: AddressGuard
    private let received = Atomic(0)
    /// Whether an address was met that may not be reached, and one that may.
    private let isForbidden = Atomic(false)
    private let isAllowed = Atomic(false)
    private let isStopped = Atomic(false)

    init(_ message: WebhookMessage, addresses: AddressGuard) {
        self.message = message
        self.addresses = addresses
    }

    /// Ends the transfer at libcurl's next look.
    func stop() {
        isStopped.store(true, ordering: .relaxed)
    }

    /// Blocks until the receiver has answered or the time is over; for a thread that does nothing else.
    func run() -> WebhookOutcome {
        obhut_curl_shield_thread()
        guard Self.isReady, let handle = unsafe curl_easy_init() else { return Self.unprepared }
        defer { unsafe curl_easy_cleanup(handle) }
        var headers: UnsafeMutablePointer<curl_slist>?
        // Nothing waits for "100 Continue" before a body as small as ours.
        for line in message.headers + ["Expect:"] {
            guard let longer = unsafe curl_slist_append(headers, line) else {
                unsafe curl_slist_free_all(headers)
                return Self.unprepared
            }
            unsafe headers = longer
        }
        defer { unsafe curl_slist_free_all(headers) }
        // An option that did not take could lead elsewhere: nothing is sent then.
        for (option, value) in numbers {
            guard unsafe obhut_curl_set_number(handle, option, value) == CURLE_OK else { return Self.unprepared }
        }
        for (option, value) in texts {
            guard unsafe obhut_curl_set_text(handle, option, value) == CURLE_OK else { return Self.unprepared }
        }
        guard unsafe obhut_curl_set_list(handle, CURLOPT_HTTPHEADER, headers) == CURLE_OK else {
            return Self.unprepared
        }
        return withExtendedLifetime(self) {
            let context = unsafe Unmanaged.passUnretained(self).toOpaque()
            let prepared = unsafe message.body.withUnsafeBufferPointer { body in
                unsafe obhut_curl_set_post(
                    handle, body.baseAddress, body.count, Self.sink, Self.connect, Self.look, context)
            }
            guard prepared == CURLE_OK else { return Self.unprepared }
            let result = unsafe curl_easy_perform(handle)
            return WebhookOutcome(
                result: Int(result.rawValue), status: unsafe obhut_curl_reply(handle),
                isForbidden: isForbidden.load(ordering: .relaxed) && !isAllowed.load(ordering: .relaxed))
        }
    }

    private static let unprepared = WebhookOutcome.postponed("out-of-memory")

    private var numbers: [(CURLoption, Int)] {
        [
            (CURLOPT_NOSIGNAL, 1), (CURLOPT_FOLLOWLOCATION, 0),
            (CURLOPT_CONNECTTIMEOUT_MS, Self.connectLimit * 1_000),
            (CURLOPT_TIMEOUT_MS, WebhookClient.limit * 1_000),
        ]
    }

    private var texts: [(CURLoption, String)] {
        [
            (CURLOPT_URL, message.url), (CURLOPT_PROTOCOLS_STR, addresses.allowsLoopback ? "https,http" : "https"),
            // Nothing from the environment decides where messages go.
            (CURLOPT_PROXY, ""), (CURLOPT_USERAGENT, "Obhut"),
        ]
    }

    /// Takes bytes of the answer; fewer than came end the transfer.
    private func take(_ count: Int) -> Int {
        received.add(count, ordering: .relaxed).newValue <= Self.answerLimit ? count : 0
    }

    /// Opens a socket to an address that a name really led to, if it may be reached.
    private func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> Int32 {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = unsafe Int(obhut_curl_address(address, &bytes))
        guard addresses.allows(Array(bytes.prefix(count))) else {
            isForbidden.store(true, ordering: .relaxed)
            return -1
        }
        isAllowed.store(true, ordering: .relaxed)
        return unsafe socket(
            address.pointee.family, address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue), address.pointee.protocol)
    }

    private static func transfer(_ context: UnsafeMutableRawPointer?) -> WebhookTransfer? {
        unsafe context.map { unsafe Unmanaged<WebhookTransfer>.fromOpaque($0).takeUnretainedValue() }
    }

    private static let sink: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int =
        {
            _, size, count, context in
            unsafe transfer(context)?.take(size * count) ?? 0
        }

    private static let connect:
        @convention(c) (UnsafeMutableRawPointer?, curlsocktype, UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t =
            {
                context, _, address in
                guard let address = unsafe address else { return -1 }
                return unsafe transfer(context)?.open(address) ?? -1
            }

    private static let look:
        @convention(c) (UnsafeMutableRawPointer?, curl_off_t, curl_off_t, curl_off_t, curl_off_t) -> Int32 = {
            context, _, _, _, _ in
            unsafe transfer(context)?.isStopped.load(ordering: .relaxed) == true ? 1 : 0
        }

    /// libcurl's own start, once a process and before its first use on several threads.
    private static let isReady = obhut_curl_start() == CURLE_OK
}
