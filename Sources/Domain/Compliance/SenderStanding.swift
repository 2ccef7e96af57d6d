/// What name servers say of a domain that messages come from.
package enum SenderStanding: Sendable, Equatable {
    /// It names who may send for it (SPF, RFC 7208) and what to do with others (DMARC, RFC 7489).
    case ready
    /// One of both is missing.
    case notSetUp
    /// No name server answers.
    case unknown
}
