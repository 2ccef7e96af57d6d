/// One column of a sheet and where it goes.
package struct ColumnAssignment: Sendable, Equatable {
    /// The column, from zero.
    package let column: Int
    /// Its header as written.
    package let header: String
    /// Where it goes.
    package let target: ColumnTarget
    /// A word for the contact point or address, in the language of the header: `privat`, `work`.
    package let label: String?
    /// Which address of the row it belongs to, from zero.
    package let address: Int

    /// Makes an assignment.
    package init(column: Int, header: String, target: ColumnTarget, label: String? = nil, address: Int = 0) {
        self.column = column
        self.header = header
        self.target = target
        self.label = label
        self.address = address
    }
}
