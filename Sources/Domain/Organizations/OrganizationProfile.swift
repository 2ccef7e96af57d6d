/// What a business knows of an organisation to reach and address it: one sealed record.
///
/// A sole trader is a natural person, so an organisation's data is cared for as a person's is.
package struct OrganizationProfile: CatalogueRecord {
    /// The name people call it by.
    package var name: String
    /// The name in the register, with its legal form.
    package var legalName: String?
    /// The VAT identification number, as `DE123456789`.
    package var vatID: String?
    /// Court and number of the register entry, as `Amtsgericht Köln, HRB 12345`.
    package var registerNumber: String?
    /// Its web page.
    package var url: String?
    /// What it does, in a few words.
    package var industry: String?
    /// E-mail addresses and telephone numbers, in their order.
    package var contactPoints: [ContactPoint]
    /// Postal addresses.
    package var addresses: [PostalAddress]
    /// Fields of a newer version.
    package var unknownFields: [UnknownField] = []

    /// Makes a profile; ``validated()`` judges it.
    package init(
        name: String, legalName: String? = nil, vatID: String? = nil, registerNumber: String? = nil,
        url: String? = nil, industry: String? = nil, contactPoints: [ContactPoint] = [],
        addresses: [PostalAddress] = []
    ) {
        self.name = name
        self.legalName = legalName
        self.vatID = vatID
        self.registerNumber = registerNumber
        self.url = url
        self.industry = industry
        self.contactPoints = contactPoints
        self.addresses = addresses
    }
}

extension OrganizationProfile {
    /// The record in the catalogue.
    package static var recordKind: RecordKind { .organization }

    /// The canonical bytes.
    package func encoded() -> [UInt8] {
        typealias Fields = Catalogue.Organization
        var writer = RecordWriter(keeping: unknownFields)
        writer.put(Fields.name, name)
        writer.put(Fields.legalName, legalName)
        writer.put(Fields.vatID, vatID)
        writer.put(Fields.registerNumber, registerNumber)
        writer.put(Fields.url, url)
        writer.put(Fields.industry, industry)
        for contactPoint in contactPoints {
            writer.put(Fields.contactPoints, bytes: contactPoint.encodedNested())
        }
        for address in addresses {
            writer.put(Fields.addresses, bytes: address.encodedNested())
        }
        return writer.finish()
    }

    /// Reads canonical bytes; total, keeps fields it does not know.
    package init(decoding bytes: UnsafeRawBufferPointer) throws(RecordError) {
        typealias Fields = Catalogue.Organization
        var reader = try RecordReader(bytes, record: .organization, maximum: RecordLimits.personBytes)
        self.init(name: "")
        var name: String?
        while let field = try reader.next() {
            switch field.number {
            case Fields.name.number: name = try field.text()
            case Fields.legalName.number: legalName = try field.text()
            case Fields.vatID.number: vatID = try field.text()
            case Fields.registerNumber.number: registerNumber = try field.text()
            case Fields.url.number: url = try field.text()
            case Fields.industry.number: industry = try field.text()
            case Fields.contactPoints.number: contactPoints.append(try ContactPoint(decodingNested: field.value))
            case Fields.addresses.number: addresses.append(try PostalAddress(decodingNested: field.value))
            default: unknownFields.append(field.kept())
            }
        }
        guard let name else { throw RecordError(.missingField, field: Fields.name.number) }
        self.name = name
    }
}
