package import Foundation

/// A reading as the log holds it.
package struct ReadRecord: Sendable {
    /// Where it stands in the log.
    package let place: LogCursor
    /// When.
    package let at: Date
    /// `member`, `token`, `operator`, `public` or `system`.
    package let actorKind: String
    /// The member, where one read.
    package let actor: UUID?
    /// The role in force.
    package let role: String
    /// What for.
    package let purpose: String
    /// What was done, such as `person.read`.
    package let action: String
}
