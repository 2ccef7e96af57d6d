package import Foundation

/// What a withdrawal or an objection does to one person.
package struct ReductionPlan: Sendable, Equatable {
    /// An address that may not be asked for a purpose again but by its owner.
    package struct Suppression: Sendable, Hashable {
        /// The contact point.
        package let address: UUID
        /// The purpose's code, or ``everyMarketing``.
        package let purpose: String

        /// Names a suppression.
        package init(address: UUID, purpose: String) {
            self.address = address
            self.purpose = purpose
        }
    }

    /// Stands in the suppression list for every purpose of direct marketing, those to come included.
    package static let everyMarketing = "*marketing"
    /// Stands in the suppression list for everything: the address is not stored again.
    package static let everything = "*"

    /// Consents that end, as they stood; those that nobody had given yet stand as withdrawn from now on.
    package var ended: [ConsentKey] = []
    /// Grounds that end, by id.
    package var grounds: [UUID] = []
    /// What goes onto the suppression list.
    package var suppressions: Set<Suppression> = []
    /// Whether direct marketing ends on every channel, for good (Art. 21(3) GDPR).
    package var endsMarketing = false
    /// Whether another living ground carries the person's data.
    package var leavesGround = true

    /// Makes a plan that does nothing.
    package init() {}

    /// Whether nothing of her consents and grounds changes.
    package var changesNothing: Bool {
        ended.isEmpty && grounds.isEmpty
    }
}
