/// Sorts address columns into the addresses of a row.
enum AddressGroups {
    /// The assignments with their address numbers: columns with the same label and number belong together.
    ///
    /// A numbered street without a code or town of that number is another line of the address with that label
    /// (Outlook's `Business Street 2`, Shopify's `Address2`). Where neither street nor code is without a label, a town
    /// or country without one completes the first address that lacks it (Thunderbird's `Private Adresse`, `Wohnort`).
    static func numbered(_ assignments: [ColumnAssignment]) -> [ColumnAssignment] {
        var keys = assignments.map { assignment in
            Key(label: assignment.label ?? "", number: HeaderName(assignment.header).number)
        }
        for (index, assignment) in assignments.enumerated() where assignment.target == .streetAddress {
            let isNumberInside = HeaderName(assignment.header).isNumberInside
            let isAccompanied = assignments.indices.contains {
                assignments[$0].target.isAddress && assignments[$0].target != .streetAddress && keys[$0] == keys[index]
            }
            if !isNumberInside, !isAccompanied { keys[index].number = 1 }
        }
        complete(&keys, assignments)
        var groups: [Key] = []
        return assignments.indices.map { index in
            let assignment = assignments[index]
            guard assignment.target.isAddress else { return assignment }
            if !groups.contains(keys[index]) { groups.append(keys[index]) }
            return ColumnAssignment(
                column: assignment.column, header: assignment.header, target: assignment.target,
                label: assignment.label, address: groups.firstIndex(of: keys[index]) ?? 0)
        }
    }

    private struct Key: Hashable {
        var label: String
        var number: Int
    }

    private static func complete(_ keys: inout [Key], _ assignments: [ColumnAssignment]) {
        let plain = assignments.indices.filter { assignments[$0].target.isAddress && keys[$0].label.isEmpty }
        let hasCore = plain.contains {
            [.streetAddress, .postalCode, .postalCodeAndLocality].contains(assignments[$0].target)
        }
        guard !hasCore else { return }
        let labelled = assignments.indices.filter { assignments[$0].target.isAddress && !keys[$0].label.isEmpty }
        for index in plain {
            let lacking = labelled.first { candidate in
                !assignments.indices.contains {
                    keys[$0] == keys[candidate] && assignments[$0].target == assignments[index].target
                }
            }
            if let lacking { keys[index] = keys[lacking] }
        }
    }
}
