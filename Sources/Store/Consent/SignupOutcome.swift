package import Foundation

/// What came of somebody's confirmation link.
package enum SignupOutcome: Sendable, Equatable {
    /// It is confirmed: whose consents, for which purposes.
    case confirmed(person: UUID, purposes: [String])
    /// It was confirmed before.
    case used
    /// It came too late, or what it would confirm was taken back meanwhile.
    case over
    /// There is no such link, or no longer.
    case unknown
}
