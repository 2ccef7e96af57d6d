package import Foundation

/// What an erasure would do, line by line: decided per record, never "person exempt".
package struct ErasurePlan: Sendable, Equatable {
    /// Why the person would be erased.
    package let reason: ErasureReason
    /// The lines, in the order pages show them: delete, restrict, keep as proof.
    package let entries: [ErasurePlanEntry]
    /// Living grounds that end with the erasure, by id.
    package let endingGrounds: [UUID]
    /// Whether a living ground other than the withdrawn or objected one remains: worth a second look, no obstacle.
    package let otherBasisRemains: Bool
    /// Holds that stop the erasure, by id; while there is one, nothing is deleted.
    package let blockingHolds: [UUID]
    /// Texts of others in which she takes part, by id: they stay without the reference to her, and somebody has to read
    /// whether they speak of her.
    package var sharedTexts: [UUID] = []
    /// Quarantined rows in which no address can be read: whether they speak of the person is not known, and somebody has to
    /// look, or wait until their month is over.
    package var unreadableRows = 0

    /// Whether the erasure may run now.
    package var isExecutable: Bool {
        blockingHolds.isEmpty
    }

    /// Refuses `legal-hold` while a hold stops the erasure.
    package func checkExecutable() throws(Refusal) {
        guard isExecutable else { throw Self.held }
    }

    /// Why nobody is erased while a hold stands.
    package static var held: Refusal {
        Refusal(
            .refused, RefusalCode.legalHold,
            rule: "A legal hold keeps the data for claims, Art. 17(3)(e), 18(1)(c) GDPR.")
    }
}
