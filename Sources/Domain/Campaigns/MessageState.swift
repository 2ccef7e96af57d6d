/// Where one person's message of a campaign stands; the code in the database.
package enum MessageState: String, Sendable, CaseIterable {
    /// Will be sent, if the gate lets it through then.
    case planned
    /// The mail server is told, or was when the process died: never sent again.
    case handedOver = "handed-over"
    /// The mail server has taken it.
    case accepted
    /// The mail server refused it, or it came back.
    case bounced
    /// The gate stopped it.
    case skipped
}
