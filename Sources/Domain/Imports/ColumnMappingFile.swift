import Foundation

/// A mapping as people write it: `{"columns":{"Vorname":"givenName","E-Mail":"contactPoints.email"}}`.
package struct ColumnMappingFile: Sendable, Equatable {
    /// Bytes a mapping file may have.
    package static let maximumBytes = 262_144

    /// Headers and where their columns go.
    package let columns: [String: ColumnTarget]

    /// A mapping made in code.
    package init(columns: [String: ColumnTarget]) {
        self.columns = columns
    }

    /// Reads JSON. Throws `mapping-invalid`, naming the key that is wrong (`columns.Vorname`).
    package init(json: [UInt8]) throws(Refusal) {
        guard json.count <= Self.maximumBytes, !Self.nestsTooDeep(json),
            let document = try? JSONSerialization.jsonObject(with: Data(json)) as? [String: Any]
        else { throw Self.invalid(nil, "A mapping is a JSON object with the key columns.") }
        if let unknown = document.keys.sorted().first(where: { $0 != "columns" }) {
            throw Self.invalid(unknown, "The only key of a mapping is columns.")
        }
        guard let entries = document["columns"] as? [String: Any] else {
            throw Self.invalid("columns", "columns is an object of header and target.")
        }
        var columns: [String: ColumnTarget] = [:]
        for (header, value) in entries.sorted(by: { $0.key < $1.key }) {
            guard let name = value as? String, let target = ColumnTarget(wireName: name) else {
                throw Self.invalid("columns.\(header)", "The target is one of: \(Self.targets).")
            }
            columns[header] = target
        }
        self.columns = columns
    }

    /// Puts the mapping on the header of a sheet; headers match whatever their case, blanks and punctuation.
    ///
    /// Throws `mapping-invalid` for a header that the sheet lacks or that two of its columns bear, `mapping-missing`
    /// when nothing identifies a person.
    package func bound(to header: [String]) throws(Refusal) -> ColumnMapping {
        let keys = header.map { HeaderName($0).key }
        var assignments: [ColumnAssignment] = []
        for (name, target) in columns.sorted(by: { $0.key < $1.key }) {
            let exact = header.indices.filter { header[$0] == name }
            let key = HeaderName(name).key
            let found = exact.isEmpty ? keys.indices.filter { keys[$0] == key && !key.isEmpty } : exact
            guard let column = found.first else {
                throw Self.invalid("columns.\(name)", "The sheet has no column of this name.")
            }
            guard found.count == 1, !assignments.contains(where: { $0.column == column }) else {
                throw Self.invalid("columns.\(name)", "More than one column or line of the mapping has this name.")
            }
            let label = HeaderName(header[column]).label
            assignments.append(ColumnAssignment(column: column, header: header[column], target: target, label: label))
        }
        assignments.sort { $0.column < $1.column }
        return try ColumnMapping(header: header, assignments: AddressGroups.numbered(assignments))
    }

    private static var targets: String {
        ColumnTarget.allCases.map(\.rawValue).joined(separator: ", ")
    }

    private static func invalid(_ field: String?, _ rule: String) -> Refusal {
        Refusal(.invalid, RefusalCode.mappingInvalid, field: field, rule: rule)
    }

    /// Foundation's parser descends by recursion; two levels are enough for a mapping.
    private static func nestsTooDeep(_ json: [UInt8]) -> Bool {
        json.count { $0 == 0x7B || $0 == 0x5B } > 4_096
    }
}
