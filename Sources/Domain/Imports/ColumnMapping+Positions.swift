extension ColumnMapping {
    /// Targets chosen for every column in the order of the sheet; labels come from the headers.
    ///
    /// Throws `mapping-invalid` when there are more targets than columns, or for a second column of a target that takes
    /// one; `mapping-missing` when nothing identifies a person.
    package init(header: [String], targets: [ColumnTarget]) throws(Refusal) {
        guard targets.count <= header.count else {
            throw Refusal(
                .invalid, RefusalCode.mappingInvalid, field: "columns", rule: "The sheet has \(header.count) columns.")
        }
        var assignments: [ColumnAssignment] = []
        for (column, target) in targets.enumerated() where target != .ignore {
            let label = HeaderName(header[column]).label
            let isTaken = assignments.contains { $0.target == target && (!target.isAddress || $0.label == label) }
            let isAddressLine = target.isAddress && HeaderName(header[column]).number > 1
            guard !isTaken || target.takesSeveral || isAddressLine else {
                throw Refusal(
                    .invalid, RefusalCode.mappingInvalid, field: "columns[\(column)]",
                    rule: "Another column goes to \(target.rawValue) already.")
            }
            assignments.append(ColumnAssignment(column: column, header: header[column], target: target, label: label))
        }
        try self.init(header: header, assignments: AddressGroups.numbered(assignments))
    }

    /// Where each column goes, in the order of the sheet.
    package var targets: [ColumnTarget] {
        header.indices.map { column in assignments.first { $0.column == column }?.target ?? .ignore }
    }
}
