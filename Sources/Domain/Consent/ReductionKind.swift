/// What a person says when she no longer wants something; never refused. Raw values are codes of the database.
package enum ReductionKind: String, Sendable, CaseIterable, Codable {
    /// She takes a consent back (Art. 7(3) GDPR).
    case withdrawal
    /// She objects (Art. 21 GDPR).
    case objection
}
