/// Where a request came from, behind the proxies we trust. Personal data: never logged, never stored in clear.
package struct ClientAddress: Sendable, Equatable {
    /// The address; nil on Unix sockets and in tests without a socket.
    package let address: IPAddress?
    /// Whether a trusted proxy says that it was reached over TLS.
    package let isSecure: Bool

    /// Makes a client address.
    package init(address: IPAddress?, isSecure: Bool) {
        self.address = address
        self.isSecure = isSecure
    }

    /// What a limiter counts by; all clients without an address share one key.
    package var limiterKey: [UInt8] {
        address?.limiterKey ?? []
    }
}
