package import Foundation

/// An erasure as it stands in the database; names nobody.
package struct StoredErasure: Sendable, Equatable {
    /// The erasure's id.
    package let id: UUID
    /// Whether a person or an organisation was forgotten.
    package let kind: SubjectKind
    /// The id that was the subject's; resolves to nothing.
    package let person: UUID
    /// `art-17-1-a` to `art-17-1-f`, or `merged`.
    package let reason: String
    /// `erased`, or `complete` when every level and replica has answered.
    package let state: String
    /// Whether her addresses were suppressed.
    package let suppressed: Bool
    /// When level L0 was reached.
    package let at: Date
    /// Whom she was joined to, where that is what became of her and it is known.
    package var mergedInto: UUID?
    /// What was put onto the suppression list with it; of one that is read empty.
    var suppressions: [Suppression] = []
}
