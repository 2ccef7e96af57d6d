package import Domain
package import Foundation

/// A job as people see it: no address, no content.
package struct StoredJob: Sendable {
    /// Where a job stands.
    package enum State: String, Sendable {
        /// Will be tried when it is due.
        case waiting
        /// Will not be tried again by itself.
        case dead
    }

    /// The tenant's slug.
    package let tenant: String
    /// The job's id.
    package let id: UUID
    /// What it does.
    package let kind: JobKind
    /// Whether it will be tried again.
    package let state: State
    /// Attempts so far.
    package let attempts: Int
    /// How the last attempt ended; nil before the first one.
    package let lastCode: String?
    /// When it is tried next.
    package let due: Date
    /// When it was put into the queue.
    package let createdAt: Date
}
