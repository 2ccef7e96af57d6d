/// What a catalogued value is for; the record of processing and the Art. 13 texts group by it.
package enum PurposeClass: String, Sendable, CaseIterable {
    /// Reaching and serving a person: contract, customer care.
    case relationship
    /// Telling her about offers, where she agreed.
    case marketing
    /// Proving what was agreed and done.
    case accountability
    /// Keeping what the law demands.
    case statutory
    /// Letting staff work with the system.
    case staff
    /// Judging rows of a file before anything is stored.
    case intake
}
