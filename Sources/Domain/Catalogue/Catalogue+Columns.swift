extension Catalogue {
    /// Every column of every table, by table; a test compares it with the live schema.
    package static let columns: [CatalogueColumn] =
        tenantColumns + peopleColumns + organizationColumns + memberColumns + consentColumns + ledgerColumns
        + erasureColumns + workColumns + listColumns + requestColumns + campaignColumns + breachColumns + holdColumns

    /// The column of that name; nil where nobody declared it.
    package static func column(_ column: String, of table: String) -> CatalogueColumn? {
        columns.first { $0.table == table && $0.column == column }
    }

    /// Every table, in alphabetical order.
    package static var tables: [String] {
        Set(columns.map(\.table)).sorted()
    }

    /// The catalogued fields that stand in a column; none where it is in clear.
    package static func fields(in column: CatalogueColumn) -> [CatalogueField] {
        guard case .sealed(let records, _) = column.content else { return [] }
        return records.flatMap { fields(of: $0) }
    }

    /// Columns of `table` that stand in clear for one reason.
    static func clear(_ table: String, _ reason: PlaintextReason, _ names: String...) -> [CatalogueColumn] {
        names.map { CatalogueColumn(table, $0, .plaintext(reason)) }
    }

    /// A column of sealed records.
    static func sealed(
        _ table: String, _ name: String, _ records: [RecordKind], _ compartment: Compartment
    )
        -> [CatalogueColumn]
    {
        [CatalogueColumn(table, name, .sealed(records, compartment))]
    }

    /// A column of sealed bytes that are no record.
    static func sealed(
        _ table: String, _ name: String, bytes: String, _ compartment: Compartment
    )
        -> [CatalogueColumn]
    {
        [CatalogueColumn(table, name, .sealedBytes(bytes, compartment))]
    }
}
