/// What the destruction of a tenant removes, in numbers.
package struct DestructionExtent: Sendable, Equatable {
    /// People and organisations who are kept.
    package let people: Int
    /// Rows by table, those without a row left out.
    package let tables: [String: Int]

    /// Rows of all tables.
    package var records: Int { tables.values.reduce(0, +) }
}
