package import Hummingbird
package import HummingbirdCore
import Logging
import NIOCore

extension HTTPSettings {
    /// The configuration of every HTTP/1.1 connection and HTTP/2 stream, with its guard against dragging clients.
    ///
    /// Hand it to `.http1(configuration:)`, to `.tls(.http1(configuration:))`, and as `streamConfiguration` to the
    /// HTTP/2 builder: without it bodies have no deadline.
    package var channel: HTTP1Channel.Configuration {
        let headers = SecurityHeaders(baseURL: baseURL)
        return HTTP1Channel.Configuration(
            additionalChannelHandlers: [ConnectionGuard(limits: limits, headers: headers)],
            idleTimeout: TimeAmount(limits.idleTimeout),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: limits.headerBytes, maxHeaderListSize: limits.headerBytes,
                maxHeaderFieldCount: limits.headerFields))
    }

    /// Where and for how many connections the server listens.
    package func server(host: String, port: Int) -> ApplicationConfiguration {
        ApplicationConfiguration(
            address: .hostname(host, port: port),
            availableConnectionsDelegate: MaximumAvailableConnections(limits.connections))
    }
}
