/// What a merge made of two records.
package struct MergedPeople: Sendable {
    /// The record that stayed.
    package let person: StoredPerson
    /// The erasure of the one that went.
    package let erasure: StoredErasure
    /// The restriction that came over from it, if one did.
    package let restriction: StoredRestriction?
    /// Whether a hold had brought it about.
    package let isRestrictionHeld: Bool
    /// What was withdrawn or objected to at either and had to be declared anew for both.
    package let reductions: [StoredReduction]
    /// The holds that came over, lifted ones too; about the one who stayed.
    package let holds: [StoredHold]
}
