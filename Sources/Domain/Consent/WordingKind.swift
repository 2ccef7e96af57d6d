/// What a text about a purpose is for; raw values are codes of the database.
package enum WordingKind: String, Sendable, CaseIterable, Codable {
    /// The words a person agrees to.
    case wording
    /// What she is told beside them (Art. 13 GDPR).
    case notice
}
