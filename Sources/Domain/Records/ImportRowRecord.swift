/// A quarantined row of an import with the columns as they came, in their order: one sealed record.
package struct ImportRowRecord: CatalogueRecord {
    /// One column.
    package struct Column: Sendable, Equatable {
        /// The header; empty where the row has more columns than the file has headers.
        package var header: String
        /// The value, unchanged.
        package var value: String
        /// Fields of a newer version.
        package var unknownFields: [UnknownField] = []

        /// Makes a column.
        package init(header: String, value: String) {
            self.header = header
            self.value = value
        }
    }

    /// The columns in the order of the file.
    package var columns: [Column]
    /// Fields of a newer version.
    package var unknownFields: [UnknownField] = []

    /// Makes a row.
    package init(columns: [Column]) {
        self.columns = columns
    }

    /// Makes a row from pairs of header and value.
    package init(_ pairs: [(String, String)]) {
        self.init(columns: pairs.map { Column(header: $0.0, value: $0.1) })
    }
}

extension ImportRowRecord {
    /// The record in the catalogue.
    package static var recordKind: RecordKind { .importRow }

    /// The canonical bytes.
    package func encoded() -> [UInt8] {
        var writer = RecordWriter(keeping: unknownFields)
        for column in columns {
            var nested = RecordWriter(keeping: column.unknownFields, nested: true)
            nested.put(Catalogue.ImportColumn.header, column.header)
            nested.put(Catalogue.ImportColumn.value, column.value)
            writer.put(Catalogue.ImportRow.columns, bytes: nested.finish())
        }
        return writer.finish()
    }

    /// Reads canonical bytes; total, keeps fields it does not know.
    package init(decoding bytes: UnsafeRawBufferPointer) throws(RecordError) {
        var reader = try RecordReader(bytes, record: .importRow)
        self.init(columns: [])
        while let field = try reader.next() {
            switch field.number {
            case Catalogue.ImportRow.columns.number: columns.append(try Self.column(field.value))
            default: unknownFields.append(field.kept())
            }
        }
    }

    private static func column(_ bytes: UnsafeRawBufferPointer) throws(RecordError) -> Column {
        var reader = try RecordReader(bytes, record: .importColumn, nested: true)
        var column = Column(header: "", value: "")
        while let field = try reader.next() {
            switch field.number {
            case Catalogue.ImportColumn.header.number: column.header = try field.text()
            case Catalogue.ImportColumn.value.number: column.value = try field.text()
            default: column.unknownFields.append(field.kept())
            }
        }
        return column
    }
}
