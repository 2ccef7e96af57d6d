/// A postal address of a person; lives inside her profile record.
package struct PostalAddress: Sendable, Equatable {
    /// Street and number.
    package var streetAddress: String?
    /// The postal code.
    package var postalCode: String?
    /// Town.
    package var addressLocality: String?
    /// ISO 3166-1 alpha-2.
    package var addressCountry: String?
    /// A word for it, such as `Lieferanschrift`.
    package var label: String?
    /// Fields of a newer version.
    package var unknownFields: [UnknownField] = []

    /// Makes an address.
    package init(
        streetAddress: String? = nil, postalCode: String? = nil, addressLocality: String? = nil,
        addressCountry: String? = nil, label: String? = nil
    ) {
        self.streetAddress = streetAddress
        self.postalCode = postalCode
        self.addressLocality = addressLocality
        self.addressCountry = addressCountry
        self.label = label
    }
}

extension PostalAddress {
    /// Whether nothing is written in it but perhaps a country or a label.
    package var isEmpty: Bool {
        streetAddress == nil && postalCode == nil && addressLocality == nil
    }

    /// The nested record.
    func encodedNested() -> [UInt8] {
        typealias Fields = Catalogue.PostalAddress
        var writer = RecordWriter(keeping: unknownFields, nested: true)
        writer.put(Fields.streetAddress, streetAddress)
        writer.put(Fields.postalCode, postalCode)
        writer.put(Fields.addressLocality, addressLocality)
        writer.put(Fields.addressCountry, addressCountry)
        writer.put(Fields.label, label)
        return writer.finish()
    }

    /// Reads the nested record.
    init(decodingNested bytes: UnsafeRawBufferPointer) throws(RecordError) {
        typealias Fields = Catalogue.PostalAddress
        var reader = try RecordReader(bytes, record: .postalAddress, nested: true)
        self.init()
        while let field = try reader.next() {
            switch field.number {
            case Fields.streetAddress.number: streetAddress = try field.text()
            case Fields.postalCode.number: postalCode = try field.text()
            case Fields.addressLocality.number: addressLocality = try field.text()
            case Fields.addressCountry.number: addressCountry = try field.text()
            case Fields.label.number: label = try field.text()
            default: unknownFields.append(field.kept())
            }
        }
    }
}
