/// How a log line is written (`OBHUT_LOG_FORMAT`).
package enum LogFormat: String, Sendable, CaseIterable {
    /// For people: time, level, label, message, then `key=value`.
    case text
    /// For machines: one JSON object.
    case json
}
