/// What tokens of an index key are for; each use has a key of its own, so tokens of one say nothing about another.
package enum IndexUse: UInt8, Sendable, CaseIterable {
    /// Living subjects: finding a person by e-mail, telephone or customer number.
    case subject = 1
    /// Sign-ups that are not confirmed and quarantined rows: strangers can choose what is in there.
    case pending = 2
    /// Proof of consent and of requests, found after an erasure by owner and privacy officer.
    case evidence = 3
    /// Addresses that must not be written to again.
    case suppression = 4
}
