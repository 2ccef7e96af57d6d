package import Foundation

/// All that the planner needs to know of a person; ids, dates and counts, no personal value.
package struct ErasureFacts: Sendable, Equatable {
    /// Why her data is kept.
    package var grounds: [ProcessingGround]
    /// What she has in which table.
    package var sets: [ErasableSet]
    /// Documents that the law may keep.
    package var documents: [StatutoryDocument]
    /// Consents whose proof may have to stay.
    package var proofs: [ConsentProof]
    /// Stops on erasing.
    package var holds: [LegalHold]
    /// Texts under other subjects' keys that speak of her: activities in which she takes part, by id.
    package var sharedTexts: [UUID]
    /// Quarantined rows of the tenant in which no address can be read.
    package var unreadableRows: Int
    /// The tenant's time zone.
    package var zone: TimeZone

    /// Collects the facts.
    package init(
        grounds: [ProcessingGround], sets: [ErasableSet], documents: [StatutoryDocument] = [],
        proofs: [ConsentProof] = [], holds: [LegalHold] = [], sharedTexts: [UUID] = [],
        unreadableRows: Int = 0, zone: TimeZone
    ) {
        self.grounds = grounds
        self.sets = sets
        self.documents = documents
        self.proofs = proofs
        self.holds = holds
        self.sharedTexts = sharedTexts
        self.unreadableRows = unreadableRows
        self.zone = zone
    }
}
