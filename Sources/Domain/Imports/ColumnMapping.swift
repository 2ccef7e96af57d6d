/// Which columns of a sheet go where, in the order of the sheet.
package struct ColumnMapping: Sendable, Equatable {
    /// The columns that are read.
    package let assignments: [ColumnAssignment]
    /// Columns that could have gone elsewhere.
    package let ambiguities: [ColumnAmbiguity]
    /// All headers as written.
    package let header: [String]

    /// A mapping of a sheet with this header.
    ///
    /// Throws `mapping-missing` when no column gives a name, an e-mail address or a telephone number.
    package init(
        header: [String], assignments: [ColumnAssignment], ambiguities: [ColumnAmbiguity] = []
    ) throws(Refusal) {
        let used = assignments.filter { $0.target != .ignore }
        guard used.contains(where: { $0.target.identifies }) else { throw Self.missing }
        self.header = header
        self.assignments = used
        self.ambiguities = ambiguities
    }

    /// The headers of columns of which nothing is stored.
    package var unused: [String] {
        let used = Set(assignments.lazy.filter { $0.target != .company }.map(\.column))
        return header.indices.filter { !used.contains($0) }.map { header[$0] }
    }

    static let missing = Refusal(
        .refused, RefusalCode.mappingMissing,
        rule: "No column of the first line is a name, an e-mail address or a telephone number; give a mapping.")
}
