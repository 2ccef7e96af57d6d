/// What a breach of security did to personal data (Art. 4(12) GDPR, EDPB 9/2022); raw values are the names on the wire.
package enum BreachKind: String, Sendable, CaseIterable {
    /// Somebody saw it who must not.
    case confidentiality
    /// It was changed.
    case integrity
    /// It was lost, or out of reach.
    case availability
}
