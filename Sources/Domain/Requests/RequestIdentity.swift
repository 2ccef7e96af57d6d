/// How it is known that a request comes from the person it is about (Art. 12(6) GDPR, R-39); raw values are the names on the wire.
package enum RequestIdentity: String, Sendable, CaseIterable, Codable {
    /// It is not known yet.
    case unverified
    /// She opened a link that was sent to her mailbox.
    case mailedLink = "mailed-link"
    /// Staff know her, and say how.
    case staff
}
