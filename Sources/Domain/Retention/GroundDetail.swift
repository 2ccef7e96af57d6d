/// The words behind a processing ground: one sealed record.
package struct GroundDetail: CatalogueRecord {
    /// Where the data comes from.
    package var source: String
    /// What was said as evidence.
    package var evidence: String?
    /// Fields of a newer version.
    package var unknownFields: [UnknownField] = []

    /// Makes a detail.
    package init(source: String, evidence: String? = nil) {
        self.source = source
        self.evidence = evidence
    }
}

extension GroundDetail {
    /// The record in the catalogue.
    package static var recordKind: RecordKind { .ground }

    /// The canonical bytes.
    package func encoded() -> [UInt8] {
        var writer = RecordWriter(keeping: unknownFields)
        writer.put(Catalogue.Ground.source, source)
        writer.put(Catalogue.Ground.evidence, evidence)
        return writer.finish()
    }

    /// Reads canonical bytes; total, keeps fields it does not know.
    package init(decoding bytes: UnsafeRawBufferPointer) throws(RecordError) {
        var reader = try RecordReader(bytes, record: .ground, maximum: RecordLimits.personBytes)
        var source: String?
        var evidence: String?
        var unknown: [UnknownField] = []
        while let field = try reader.next() {
            switch field.number {
            case Catalogue.Ground.source.number: source = try field.text()
            case Catalogue.Ground.evidence.number: evidence = try field.text()
            default: unknown.append(field.kept())
            }
        }
        guard let source else { throw RecordError(.missingField, field: Catalogue.Ground.source.number) }
        self.init(source: source, evidence: evidence)
        unknownFields = unknown
    }
}
