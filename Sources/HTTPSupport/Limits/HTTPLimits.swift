/// Every bound of the HTTP surface.
package struct HTTPLimits: Sendable {
    /// Connections open at once; further ones wait in the kernel's backlog.
    package var connections = 1_024
    /// Requests being answered at once; further ones get 503. Probes are not counted.
    package var concurrentRequests = 256
    /// Bytes of path and query.
    package var targetBytes = 4_096
    /// Bytes of any body, uploads included; each route has its own smaller limit.
    package var bodyBytes = 64 << 20
    /// Time a connection may stay without a request, and a request's head may take.
    package var idleTimeout: Duration = .seconds(60)
    /// Time a body may take before its rate is looked at.
    package var bodyGrace: Duration = .seconds(20)
    /// Bytes a second that a body has to come with on the whole, after the grace.
    package var bodyBytesPerSecond = 16 << 10
    /// Time in which an answer that waits for its reader has to move.
    package var answerStall: Duration = .seconds(15)
    /// Bytes of all header fields together, and of one.
    package var headerBytes = 32 << 10
    /// Header fields.
    package var headerFields = 100
    /// Requests whose credential did not hold, by address.
    package var badCredentials = RateLimitRule.badCredentials
    /// Time in which the rest of a refused request is read and thrown away, so that the answer arrives.
    package var lingering: Duration = .seconds(1)

    /// The usual limits.
    package init() {}
}
