import Installation

extension Settings {
    /// Whether services on this machine may be told of events: only where Obhut itself is for this machine alone, as
    /// while developing.
    var allowsLoopbackWebhooks: Bool { baseURL.isLoopback }
}
