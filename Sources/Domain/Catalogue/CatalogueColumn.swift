/// One column of one table, and what may stand in it.
package struct CatalogueColumn: Sendable, Equatable {
    /// What may stand in a column.
    package enum Content: Sendable, Equatable {
        /// Sealed records of these kinds, under the key of one compartment.
        case sealed([RecordKind], Compartment)
        /// Sealed bytes that are no record, and what they are.
        case sealedBytes(String, Compartment)
        /// In clear, for a reason of the closed set.
        case plaintext(PlaintextReason)
    }

    /// The table's name.
    package let table: String
    /// The column's name.
    package let column: String
    /// What may stand in it.
    package let content: Content

    /// Declares a column.
    package init(_ table: String, _ column: String, _ content: Content) {
        self.table = table
        self.column = column
        self.content = content
    }
}
