/// A saved view of a list: one sealed record.
package struct ListViewRecord: CatalogueRecord, Equatable {
    /// Bytes of a name.
    package static let nameBytes = 100
    /// Bytes of one filter.
    package static let filterBytes = 200
    /// What a list is sorted by; a `-` before it turns it round.
    package static let orders = ["createdAt", "name", "updatedAt"]

    /// What it is called.
    package var name: String
    /// What the list is sorted by, as its address writes it: `-createdAt`.
    package var order: String
    /// What the list is narrowed to: `town=Köln`, one for each thing.
    package var filters: [String]
    /// Its columns.
    package var columns: [ListColumn]
    /// Fields of a newer version.
    package var unknownFields: [UnknownField] = []

    /// Makes a view; ``validated()`` judges it.
    package init(name: String, order: String, filters: [String], columns: [ListColumn]) {
        self.name = name
        self.order = order
        self.filters = filters
        self.columns = columns
    }

    /// The view with a trimmed name. `names`: What its list can be narrowed by.
    ///
    /// - Throws: `Refusal` naming `name`, `sort`, `filters`, or `columns` beyond ``ListColumn/maximum``.
    package func validated(filters names: [String]) throws(Refusal) -> ListViewRecord {
        var result = self
        guard let name = try TextRule.clean(name, maximum: Self.nameBytes, at: "name") else {
            throw Refusal(.invalid, RefusalCode.required, field: "name", rule: "A view needs a name.")
        }
        guard Self.orders.contains(where: { order == $0 || order == "-" + $0 }) else {
            throw Refusal(.invalid, RefusalCode.notAllowedValue, field: "sort", rule: "One of the list's orders.")
        }
        let known = filters.map { filter in names.first { filter.hasPrefix($0 + "=") } }
        guard known.allSatisfy({ $0 != nil }), Set(known).count == filters.count else {
            throw Refusal(
                .invalid, RefusalCode.notAllowedValue, field: "filters",
                rule: "Each of \(names.joined(separator: ", ")) at most once.")
        }
        for filter in filters {
            let value = filter.split(separator: "=", maxSplits: 1).dropFirst().first.map(String.init)
            guard try TextRule.clean(filter, maximum: Self.filterBytes, at: "filters") == filter, let value,
                try TextRule.clean(value, maximum: Self.filterBytes, at: "filters") == value
            else {
                throw Refusal(
                    .invalid, RefusalCode.notAllowedValue, field: "filters",
                    rule: "A value, without blanks around it.")
            }
        }
        guard columns.count <= ListColumn.maximum else { throw ListColumn.tooMany }
        result.name = name
        return result
    }
}

extension ListViewRecord {
    /// The record in the catalogue.
    package static var recordKind: RecordKind { .listView }

    /// The canonical bytes.
    package func encoded() -> [UInt8] {
        typealias Fields = Catalogue.ListView
        var writer = RecordWriter(keeping: unknownFields)
        writer.put(Fields.name, name)
        writer.put(Fields.order, order)
        for filter in filters { writer.put(Fields.filters, filter) }
        for column in columns { writer.put(Fields.columns, column.code) }
        return writer.finish()
    }

    /// Reads canonical bytes; total, keeps fields it does not know, leaves out columns that are none any more.
    package init(decoding bytes: UnsafeRawBufferPointer) throws(RecordError) {
        typealias Fields = Catalogue.ListView
        var reader = try RecordReader(bytes, record: .listView)
        self.init(name: "", order: "-createdAt", filters: [], columns: [])
        while let field = try reader.next() {
            switch field.number {
            case Fields.name.number: name = try field.text()
            case Fields.order.number: order = try field.text()
            case Fields.filters.number: filters.append(try field.text())
            case Fields.columns.number:
                if let column = ListColumn(code: try field.text()) { columns.append(column) }
            default: unknownFields.append(field.kept())
            }
        }
    }
}
