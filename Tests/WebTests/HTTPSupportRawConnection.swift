import Logging
import NIOCore
import NIOPosix

/// A TCP connection that says exactly what it is told to.
enum RawConnection {
    /// Sends `text`, keeps the connection open and answers with everything that comes until the server closes it.
    static func exchange(port: Int, _ text: String, chunks: [String] = []) async throws -> String {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            // The server may have closed already; what it said is what counts.
            for chunk in [text] + chunks {
                guard (try? await outbound.write(ByteBuffer(string: chunk))) != nil else { break }
            }
            var answer = ByteBuffer()
            do {
                for try await buffer in inbound { answer.writeImmutableBuffer(buffer) }
            } catch is IOError {
                // A reset after the answer.
            }
            return String(buffer: answer)
        }
    }
}

extension Logger {
    /// Says nothing.
    static var silent: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }
}

extension RawConnection {
    /// Sends `text` and reads nothing until the server gives the connection up.
    static func ignore(port: Int, _ text: String) async throws {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.autoRead, value: false)
            .connect(host: "127.0.0.1", port: port).get()
        try await channel.writeAndFlush(ByteBuffer(string: text))
        // Nothing is read, so the end shows as an error on writing.
        while (try? await channel.writeAndFlush(ByteBuffer(string: "\r\n"))) != nil { await Task.yield() }
        try? await channel.close()
    }
}

extension RawConnection {
    /// Sends `text` and hangs up before the request is complete.
    static func abandon(port: Int, _ text: String) async throws {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port).get()
        try await channel.writeAndFlush(ByteBuffer(string: text))
        try await channel.close()
    }
}
