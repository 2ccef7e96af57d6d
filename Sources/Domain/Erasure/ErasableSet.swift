/// So many rows of one table that belong to the person.
package struct ErasableSet: Sendable, Equatable {
    /// The table's name, as the catalogue has it.
    package let table: String
    /// Whose key seals them.
    package let compartment: Compartment
    /// How many.
    package let count: Int

    /// Makes a set.
    package init(table: String, compartment: Compartment, count: Int) {
        self.table = table
        self.compartment = compartment
        self.count = count
    }
}
