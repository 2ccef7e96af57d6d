package import Domain
package import Foundation

/// An address that is not to be stored or written to again, known by a keyed token alone.
package struct Suppression: Sendable, Equatable {
    /// The token of the normalised address; its sixteen bytes as an id.
    package let token: UUID
    /// For what: a purpose, all marketing, or everything (`ReductionPlan`).
    package let purpose: String
    /// What kind of address it is.
    package let kind: ContactPointKind
    /// The version of the index key that made the token.
    package let version: Int32
    /// Since when.
    package let since: Date
}
