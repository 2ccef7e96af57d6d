/// The words behind a processing ground: one sealed record.
package struct GroundDetail: CatalogueRecord {
    /// Where the data comes from.
    package var source: String
    /// What was said as evidence.
    package var evidence: String?
    /// The sale behind a contract, where advertising to an existing customer may rest on it.
    package var sale: ExistingCustomerSale?
    /// Fields of a newer version.
    package var unknownFields: [UnknownField] = []

    /// Makes a detail.
    package init(source: String, evidence: String? = nil, sale: ExistingCustomerSale? = nil) {
        self.source = source
        self.evidence = evidence
        self.sale = sale
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
        writer.put(Catalogue.Ground.saleReference, sale?.reference)
        writer.put(Catalogue.Ground.saleGoods, sale?.goods)
        writer.put(Catalogue.Ground.saleAddress, sale?.address)
        writer.put(Catalogue.Ground.saleNotice, sale?.notice)
        return writer.finish()
    }

    /// Reads canonical bytes; total, keeps fields it does not know.
    package init(decoding bytes: UnsafeRawBufferPointer) throws(RecordError) {
        var reader = try RecordReader(bytes, record: .ground, maximum: RecordLimits.personBytes)
        var source: String?
        var evidence: String?
        var sale = ExistingCustomerSale(reference: "", goods: "", address: "", notice: "")
        var unknown: [UnknownField] = []
        while let field = try reader.next() {
            switch field.number {
            case Catalogue.Ground.source.number: source = try field.text()
            case Catalogue.Ground.evidence.number: evidence = try field.text()
            case Catalogue.Ground.saleReference.number: sale.reference = try field.text()
            case Catalogue.Ground.saleGoods.number: sale.goods = try field.text()
            case Catalogue.Ground.saleAddress.number: sale.address = try field.text()
            case Catalogue.Ground.saleNotice.number: sale.notice = try field.text()
            default: unknown.append(field.kept())
            }
        }
        guard let source else { throw RecordError(.missingField, field: Catalogue.Ground.source.number) }
        self.init(source: source, evidence: evidence, sale: sale.reference.isEmpty ? nil : sale)
        unknownFields = unknown
    }
}
