/// Where a subscription form stands; raw values are codes of the database and of the wire.
package enum FormState: String, Sendable, CaseIterable, Codable {
    /// Nobody but staff knows of it.
    case draft
    /// Everybody may fill it in.
    case published
    /// It is no longer there for strangers.
    case closed
}
