package import Foundation

/// An audit entry as listed.
package struct AuditLine: Sendable {
    /// Orders entries, together with ``id``.
    package let transaction: UInt64
    /// Its id.
    package let id: UUID
    /// When.
    package let at: Date
    /// `member`, `token`, `operator`, `public` or `system`.
    package let actorKind: String
    /// The member, where one acted.
    package let actor: UUID?
    /// The Unix user of an operator.
    package let operatorName: String?
    /// What was done, such as `person.update`.
    package let action: String
    /// The row it was done to.
    package let row: UUID?
    /// The subject the row belongs to.
    package let subject: UUID?
}
