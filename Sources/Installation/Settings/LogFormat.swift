/// The shape of a log line.
package enum LogFormat: String, Sendable, CaseIterable {
    /// For people.
    case text
    /// For machines, one JSON object a line.
    case json
}
