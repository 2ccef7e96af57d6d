/// The one catalogue of personal data: every field of every sealed record, and every column of every table.
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
        let table = byNumber[record.index]
        return number < table.count ? table[Int(number)] : nil
    }

    /// The fields of one record, in the order of their numbers.
    package static func fields(of record: RecordKind) -> [CatalogueField] {
        byNumber[record.index].compactMap { $0 }
    }

    /// The highest field number a record may declare.
    package static let highestNumber: UInt32 = 1_000

    /// By ``RecordKind/index``: every field of every record that is read is looked up here.
    private static let byNumber: [[CatalogueField?]] = {
        var tables = [[CatalogueField?]](repeating: [], count: RecordKind.allCases.count)
        for field in fields where field.number <= highestNumber {
            while tables[field.record.index].count <= Int(field.number) { tables[field.record.index].append(nil) }
            tables[field.record.index][Int(field.number)] = field
        }
        return tables
    }()
}
