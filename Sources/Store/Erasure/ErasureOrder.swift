package import Foundation

/// One erasure to carry out.
package struct ErasureOrder: Sendable {
    /// The erasure's id; on the receipt.
    package let id: UUID
    /// Whether a person or an organisation is forgotten.
    package let kind: SubjectKind
    /// Whom to forget.
    package let subject: UUID
    /// `art-17-1-a` to `art-17-1-f`, or `merged`.
    package let reason: String
    /// The request it answers, if one stands behind it.
    package let request: UUID?
    /// Whether the subject's addresses may never be stored again but by its own doing.
    package let suppress: Bool
    /// Whether it follows from the end of the last reason, and falls away where there is one again.
    package let isAutomatic: Bool
    /// Whom she was joined to, where that is what became of her.
    package let mergedInto: UUID?
    /// When it was carried out before, in a database that has lost it since; nil for a new one.
    package let carriedOutAt: Date?

    /// Describes an erasure; nothing is erased by this.
    package init(
        id: UUID = UUID(), _ kind: SubjectKind, _ subject: UUID, reason: String, request: UUID?, suppress: Bool,
        isAutomatic: Bool = false, mergedInto: UUID? = nil, carriedOutAt: Date? = nil
    ) {
        self.id = id
        self.kind = kind
        self.subject = subject
        self.reason = reason
        self.request = request
        self.suppress = suppress
        self.isAutomatic = isAutomatic
        self.mergedInto = mergedInto
        self.carriedOutAt = carriedOutAt
    }
}
