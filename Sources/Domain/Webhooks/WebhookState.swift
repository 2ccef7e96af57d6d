/// Whether a webhook is told of events.
package enum WebhookState: String, Sendable, CaseIterable, Codable {
    /// It is.
    case active
    /// Staff stopped it.
    case paused
    /// It did not answer for ``WebhookRule/patience``, or said that it is gone.
    case disabled
}
