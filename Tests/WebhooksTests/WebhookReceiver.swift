import Foundation
import Glibc
import Synchronization

/// A small receiver of messages on 127.0.0.1: answers each connection with the next of its statuses, then closes it.
final class WebhookReceiver: Sendable {
    /// What came.
    struct Received: Sendable {
        let head: String
        let body: [UInt8]

        /// A header's value.
        func header(_ name: String) -> String? {
            let line = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name.lowercased() + ": ") }
            return line.map { String($0.dropFirst(name.count + 2)) }
        }
    }

    struct NoSocket: Error {}

    let port: Int
    private let listener: Int32
    private let statuses: Mutex<[Int]>
    private let flood: Int
    private let received = Mutex<[Received]>([])
    private let sent = Mutex<Int?>(nil)

    private init(_ statuses: [Int], flood: Int) throws {
        self.statuses = Mutex(statuses)
        self.flood = flood
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = listener
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 16) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isBound else { throw NoSocket() }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [self] in
            while true {
                let connection = accept(descriptor, nil, nil)
                guard connection >= 0 else { return }
                answer(connection)
                close(connection)
            }
        }
    }

    /// Starts one, runs `body`, and ends it again; `flood` is how many bytes it would answer with.
    static func with<Result: Sendable>(
        _ statuses: [Int] = [], flood: Int = 0, _ body: (WebhookReceiver) async throws -> Result
    ) async throws -> Result {
        let receiver = try WebhookReceiver(statuses, flood: flood)
        defer {
            shutdown(receiver.listener, Int32(SHUT_RDWR))
            close(receiver.listener)
        }
        return try await body(receiver)
    }

    var url: String { "http://127.0.0.1:\(port)/obhut" }

    /// Everything so far.
    var messages: [Received] { received.withLock { $0 } }

    /// Bytes of the last flood that were taken; nil before it is over.
    var flooded: Int? { sent.withLock { $0 } }

    private func answer(_ connection: Int32) {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let limit = Array("\r\n\r\n".utf8)
        while true {
            if let end = bytes.firstRange(of: limit) {
                let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
                let message = Received(head: head, body: Array(bytes[end.upperBound...]))
                if message.body.count >= Int(message.header("Content-Length") ?? "0") ?? 0 {
                    received.withLock { $0.append(message) }
                    break
                }
            }
            let count = recv(connection, &chunk, chunk.count, 0)
            guard count > 0 else { return }
            bytes += chunk[..<count]
        }
        let status = statuses.withLock { $0.isEmpty ? 204 : $0.removeFirst() }
        let head = "HTTP/1.1 \(status) X\r\nContent-Length: \(flood)\r\nLocation: http://127.0.0.1:1/\r\n\r\n"
        let text = Array(head.utf8)
        _ = send(connection, text, text.count, Int32(MSG_NOSIGNAL))
        var left = flood
        while left > 0 {
            let count = send(connection, chunk, min(left, chunk.count), Int32(MSG_NOSIGNAL))
            guard count > 0 else { break }
            left -= count
        }
        sent.withLock { $0 = flood - left }
    }
}
