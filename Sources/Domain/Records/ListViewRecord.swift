/// A saved view of a list: one sealed record.
package struct ListViewRecord: CatalogueRecord, Equatable {
    /// Bytes of a name.
    package static let nameBytes = 100
    /// Bytes of one filter.
    package static let filterBytes = 200

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

    /// The view with a trimmed name.
    ///
    /// - Throws: `Refusal` naming `name`, or `columns` beyond ``ListColumn/maximum``.
    package func validated() throws(Refusal) -> ListViewRecord {
        var result = self
        guard let name = try TextRule.clean(name, maximum: Self.nameBytes, at: "name") else {
            throw Refusal(.invalid, RefusalCode.required, field: "name", rule: "A view needs a name.")
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
