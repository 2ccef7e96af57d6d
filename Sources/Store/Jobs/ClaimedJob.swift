package import Domain
package import Foundation

/// A job that this process works on until ``claimedUntil``; nobody else does meanwhile.
package struct ClaimedJob: Sendable {
    /// Whose work it is.
    package let tenant: UUID
    /// The job's id.
    package let id: UUID
    /// What to do.
    package let kind: JobKind
    /// The row it is about.
    package let reference: UUID?
    /// Attempts, this one included.
    package let attempts: Int
    /// When it was put into the queue.
    package let createdAt: Date

    let claimedUntil: Date
}
