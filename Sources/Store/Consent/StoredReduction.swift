package import Domain
package import Foundation

/// A withdrawal or an objection as it stands on record.
package struct StoredReduction: Sendable {
    /// Its id.
    package let id: UUID
    /// Whether something was withdrawn or objected to.
    package let kind: ReductionKind
    /// Whose consents.
    package let person: UUID
    /// What it reaches.
    package let scope: ReductionScope
    /// When it took effect.
    package let at: Date
    /// What was put onto the suppression list with it; of one that is read empty.
    var suppressions: [Suppression] = []

    /// Puts a reduction together.
    package init(id: UUID, kind: ReductionKind, person: UUID, scope: ReductionScope, at: Date) {
        self.id = id
        self.kind = kind
        self.person = person
        self.scope = scope
        self.at = at
    }

    func adding(_ suppressions: [Suppression]) -> StoredReduction {
        var reduction = self
        reduction.suppressions += suppressions
        return reduction
    }
}
