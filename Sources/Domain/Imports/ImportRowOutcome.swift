/// What a row of an import says.
package enum ImportRowOutcome: Sendable, Equatable {
    /// A person, with the reason to keep her; ``StorageGate`` still has the last word.
    case person(PersonProfile, ProcessingStatement)
    /// A row to keep back.
    case issue(ImportIssue)
}
