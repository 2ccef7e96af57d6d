/// The one catalogue of personal data (D-01): every field of every sealed record, and every column of every table.
///
/// Encryption, export, erasure, retention, the read log, import mapping and the record of processing are derived from
/// it.
package enum Catalogue {
    /// Every catalogued field, by record and number.
    package static let fields: [CatalogueField] =
        Person.all + ContactPoint.all + PostalAddress.all + CustomValue.all + Organization.all + Employment.all
        + Activity.all + Member.all + ListView.all + Ground.all + ImportRow.all + ImportColumn.all + ImportFile.all
        + ConsentEvent.all + SubjectRequest.all

    /// The field of that number in `record`; nil for a number from a newer version.
    package static func field(_ number: UInt32, in record: RecordKind) -> CatalogueField? {
        guard let table = byNumber[record], number < table.count else { return nil }
        return table[Int(number)]
    }

    /// The fields of one record, in the order of their numbers.
    package static func fields(of record: RecordKind) -> [CatalogueField] {
        (byNumber[record] ?? []).compactMap { $0 }
    }

    /// The highest field number a record may declare.
    package static let highestNumber: UInt32 = 1_000

    private static let byNumber: [RecordKind: [CatalogueField?]] = {
        var tables: [RecordKind: [CatalogueField?]] = [:]
        for field in fields where field.number <= highestNumber {
            var table = tables[field.record] ?? []
            while table.count <= Int(field.number) { table.append(nil) }
            table[Int(field.number)] = field
            tables[field.record] = table
        }
        return tables
    }()
}
