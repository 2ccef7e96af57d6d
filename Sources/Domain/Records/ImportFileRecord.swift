/// How an uploaded file is to be taken in: one sealed record. What the file was called is not kept.
package struct ImportFileRecord: CatalogueRecord, Equatable {
    /// Where each column of a sheet goes; empty to guess.
    package var columns: [ColumnTarget]
    /// The code of the purpose, for rows that name none.
    package var purpose: String?
    /// The legal basis, for rows that name none.
    package var legalBasis: LegalBasis?
    /// The source, for rows that name none.
    package var source: String?
    /// What happens with people who are there already, as a code.
    package var duplicates: String?
    /// Fields of a newer version.
    package var unknownFields: [UnknownField] = []

    /// Describes a file; everything may be chosen later.
    package init(
        columns: [ColumnTarget] = [], purpose: String? = nil, legalBasis: LegalBasis? = nil, source: String? = nil,
        duplicates: String? = nil
    ) {
        self.columns = columns
        self.purpose = purpose
        self.legalBasis = legalBasis
        self.source = source
        self.duplicates = duplicates
    }
}

extension ImportFileRecord {
    /// The record in the catalogue.
    package static var recordKind: RecordKind { .importFile }

    /// The canonical bytes.
    package func encoded() -> [UInt8] {
        typealias Fields = Catalogue.ImportFile
        var writer = RecordWriter(keeping: unknownFields)
        for column in columns { writer.put(Fields.columns, column.rawValue) }
        writer.put(Fields.purpose, purpose)
        writer.put(Fields.legalBasis, legalBasis?.rawValue)
        writer.put(Fields.source, source)
        writer.put(Fields.duplicates, duplicates)
        return writer.finish()
    }

    /// Reads canonical bytes; total, keeps fields it does not know.
    package init(decoding bytes: UnsafeRawBufferPointer) throws(RecordError) {
        typealias Fields = Catalogue.ImportFile
        var reader = try RecordReader(bytes, record: .importFile)
        self.init()
        while let field = try reader.next() {
            switch field.number {
            case Fields.columns.number:
                guard let target = ColumnTarget(rawValue: try field.text()) else {
                    throw RecordError(.invalidValue, field: field.number)
                }
                columns.append(target)
            case Fields.purpose.number: purpose = try field.text()
            case Fields.legalBasis.number:
                legalBasis = LegalBasis(rawValue: try field.text())
                guard legalBasis != nil else { throw RecordError(.invalidValue, field: field.number) }
            case Fields.source.number: source = try field.text()
            case Fields.duplicates.number: duplicates = try field.text()
            default: unknownFields.append(field.kept())
            }
        }
    }
}
