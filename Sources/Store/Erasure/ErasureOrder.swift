package import Foundation

/// One erasure to carry out.
package struct ErasureOrder: Sendable {
    /// The erasure's id; on the receipt.
    package let id: UUID
    /// Whom to forget.
    package let person: UUID
    /// `art-17-1-a` to `art-17-1-f`, or `merged`.
    package let reason: String
    /// The request it answers, if one stands behind it.
    package let request: UUID?
    /// Whether her addresses may never be stored again but by herself.
    package let suppress: Bool

    /// Describes an erasure; nothing is erased by this.
    package init(id: UUID = UUID(), person: UUID, reason: String, request: UUID?, suppress: Bool) {
        self.id = id
        self.person = person
        self.reason = reason
        self.request = request
        self.suppress = suppress
    }
}
