import Foundation
import Glibc

/// Requests over a connection each, so that a test knows of every answer whether it came whole.
struct HTTPClient: Sendable {
    let port: Int
    let token: String?

    init(port: Int, token: String? = nil) {
        self.port = port
        self.token = token
    }

    func get(_ path: String) async throws -> HTTPAnswer { try await send("GET", path) }

    func post(_ path: String, _ object: [String: Any], headers: [String: String] = [:]) async throws -> HTTPAnswer {
        let headers = ["Content-Type": "application/json"].merging(headers) { $1 }
        return try await send("POST", path, headers: headers, body: try JSON.bytes(object))
    }

    func patch(_ path: String, _ object: [String: Any], version: String) async throws -> HTTPAnswer {
        try await send(
            "PATCH", path, headers: ["Content-Type": "application/json", "If-Match": version],
            body: try JSON.bytes(object))
    }

    /// Sends a request and waits for the whole answer.
    ///
    /// - Throws: `EndToEndError` where nothing listens, the connection breaks or the answer takes longer than `limit`.
    func send(
        _ method: String, _ path: String, headers: [String: String] = [:], body: [UInt8]? = nil,
        within limit: Duration = .seconds(60)
    ) async throws -> HTTPAnswer {
        var lines = ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close"]
        if let token { lines.append("Authorization: Bearer \(token)") }
        if let body { lines.append("Content-Length: \(body.count)") }
        lines += headers.map { "\($0.key): \($0.value)" }
        let request = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + (body ?? [])
        let port = port
        return try await withCheckedThrowingContinuation { continuation in
            // A thread of its own: sockets block.
            Thread.detachNewThread {
                continuation.resume(with: Result { try Self.exchange(request, port: port, limit: limit) })
            }
        }
    }

    private static func exchange(_ request: [UInt8], port: Int, limit: Duration) throws -> HTTPAnswer {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw EndToEndError("no socket") }
        defer { close(descriptor) }
        var time = timeval(tv_sec: Int(limit.components.seconds), tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw EndToEndError("nothing listens on \(port)") }
        var sent = 0
        while sent < request.count {
            let count = request[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            // A refused upload is answered before it was read to its end: the answer may wait already.
            guard count > 0 else { break }
            sent += count
        }
        var answer: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &chunk, chunk.count, 0)
            guard count > 0 else { break }
            answer += chunk[..<count]
        }
        guard let answer = HTTPAnswer(bytes: answer) else { throw EndToEndError("the connection broke") }
        return answer
    }
}
