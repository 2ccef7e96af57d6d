/// How a delivery stands.
package enum DeliveryState: String, Sendable, CaseIterable {
    /// Will be tried when it is due.
    case waiting
    /// The receiver has taken it.
    case delivered
    /// Will not be tried again by itself.
    case failed
}
