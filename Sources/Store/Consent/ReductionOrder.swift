package import Domain
package import Foundation

/// A withdrawal or an objection to carry out.
package struct ReductionOrder: Sendable {
    /// Its id.
    package let id: UUID
    /// Whether something is withdrawn or objected to.
    package let kind: ReductionKind
    /// Whose consents.
    package let person: UUID
    /// What it reaches.
    package let scope: ReductionScope
    /// Who takes it down: the person herself, or staff for her.
    package let origin: ConsentOrigin
    /// What was said about where it comes from; sealed.
    package let source: String?
    /// When it was carried out before, in a database that has lost it since; nil for a new one.
    package let carriedOutAt: Date?

    /// Describes a reduction; nothing ends by this.
    package init(
        id: UUID = UUID(), _ kind: ReductionKind, of person: UUID, scope: ReductionScope,
        origin: ConsentOrigin = .staff, source: String?, carriedOutAt: Date? = nil
    ) {
        self.id = id
        self.kind = kind
        self.person = person
        self.scope = scope
        self.origin = origin
        self.source = source
        self.carriedOutAt = carriedOutAt
    }
}
