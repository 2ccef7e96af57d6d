/// Sorts address columns into the addresses of a row.
enum AddressGroups {
    /// The assignments with their address numbers: columns with the same label and number belong together.
    ///
    /// A numbered street without a code or town of that number is another line of the address with that label
    /// (Outlook's `Business Street 2`, Shopify's `Address2`).
    static func numbered(_ assignments: [ColumnAssignment]) -> [ColumnAssignment] {
        let names = assignments.map { HeaderName($0.header) }
        var groups: [String] = []
        return assignments.indices.map { index in
            let assignment = assignments[index]
            guard assignment.target.isAddress else { return assignment }
            let own = "\(assignment.label ?? "") \(names[index].number)"
            let hasCompany = assignments.indices.contains { other in
                assignments[other].target.isAddress && assignments[other].target != .streetAddress
                    && "\(assignments[other].label ?? "") \(names[other].number)" == own
            }
            let isLine = assignment.target == .streetAddress && !names[index].isNumberInside && !hasCompany
            let group = isLine ? "\(assignment.label ?? "") 1" : own
            if !groups.contains(group) { groups.append(group) }
            return ColumnAssignment(
                column: assignment.column, header: assignment.header, target: assignment.target,
                label: assignment.label, address: groups.firstIndex(of: group) ?? 0)
        }
    }
}
