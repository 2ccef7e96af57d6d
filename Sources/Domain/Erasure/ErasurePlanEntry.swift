/// One line of an erasure plan: what happens to how many rows, until when, under which norm.
package struct ErasurePlanEntry: Sendable, Equatable {
    /// What happens.
    package enum Action: String, Sendable, CaseIterable, Codable {
        /// Rows and keys go now.
        case delete
        /// Kept under a key of its own, unreadable for sales and marketing.
        case restrict
        /// Kept as proof of what was agreed and done.
        case keepProof = "keep-as-proof"
    }

    /// What happens.
    package let action: Action
    /// The table's name, as the catalogue has it.
    package let table: String
    /// How many rows.
    package let count: Int
    /// Whose key seals them.
    package let compartment: Compartment
    /// The last day they are kept; nil where they go now, or where the end is still open.
    package let until: CalendarDay?
    /// The norm under which they go or stay.
    package let norm: String
    /// The term of the key they lie under: class × 10000 + expiry year, otherwise 0.
    package let keyTerm: UInt32

    /// Makes a line.
    package init(
        action: Action, table: String, count: Int, compartment: Compartment, until: CalendarDay? = nil, norm: String,
        keyTerm: UInt32 = 0
    ) {
        self.action = action
        self.table = table
        self.count = count
        self.compartment = compartment
        self.until = until
        self.norm = norm
        self.keyTerm = keyTerm
    }
}
