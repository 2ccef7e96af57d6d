package import Domain
package import Foundation

/// A request about to be kept.
package struct RequestDraft: Sendable {
    /// Its id, and that of the subject that what was written with it is kept under.
    package let id: UUID
    /// Which right is used.
    package let kind: RequestKind
    /// Whose it is; nil where that is not known.
    package let person: UUID?
    /// How that is known.
    package let identity: RequestIdentity
    /// When it came in.
    package let receivedAt: Date
    /// Its clock.
    package let deadline: Deadline
    /// What was written with it; sealed.
    package let detail: RequestDetail

    /// Describes a request; nothing is stored by this.
    package init(
        id: UUID = UUID.random(), _ kind: RequestKind, of person: UUID?, identity: RequestIdentity, receivedAt: Date,
        deadline: Deadline, detail: RequestDetail
    ) {
        self.id = id
        self.kind = kind
        self.person = person
        self.identity = identity
        self.receivedAt = receivedAt
        self.deadline = deadline
        self.detail = detail
    }
}
