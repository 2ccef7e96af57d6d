/// What a business knows of a person to reach and address her: one sealed record.
package struct PersonProfile: CatalogueRecord {
    /// Given name.
    package var givenName: String?
    /// Family name.
    package var familyName: String?
    /// Title or form of address, as `Dr.`.
    package var honorificPrefix: String?
    /// E-mail addresses and telephone numbers, in her order.
    package var contactPoints: [ContactPoint]
    /// Postal addresses.
    package var addresses: [PostalAddress]
    /// Fields of a newer version.
    package var unknownFields: [UnknownField] = []

    /// Makes a profile; ``validated()`` judges it.
    package init(
        givenName: String? = nil, familyName: String? = nil, honorificPrefix: String? = nil,
        contactPoints: [ContactPoint] = [], addresses: [PostalAddress] = []
    ) {
        self.givenName = givenName
        self.familyName = familyName
        self.honorificPrefix = honorificPrefix
        self.contactPoints = contactPoints
        self.addresses = addresses
    }

    /// The name as people say it; without one, the first contact value.
    package var displayName: String {
        let name = [honorificPrefix, givenName, familyName].compactMap { $0 }.joined(separator: " ")
        if givenName != nil || familyName != nil { return name }
        return (contactPoints.first { $0.isPrimary } ?? contactPoints.first)?.value ?? name
    }

    /// The name as lists sort it: family name first.
    package var sortName: String {
        let name = [familyName, givenName].compactMap { $0 }.joined(separator: ", ")
        return name.isEmpty ? displayName : name
    }
}

extension PersonProfile {
    /// The record in the catalogue.
    package static var recordKind: RecordKind { .person }

    /// The canonical bytes.
    package func encoded() -> [UInt8] {
        typealias Fields = Catalogue.Person
        var writer = RecordWriter(keeping: unknownFields)
        writer.put(Fields.givenName, givenName)
        writer.put(Fields.familyName, familyName)
        writer.put(Fields.honorificPrefix, honorificPrefix)
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
        typealias Fields = Catalogue.Person
        var reader = try RecordReader(bytes, record: .person, maximum: RecordLimits.personBytes)
        self.init()
        while let field = try reader.next() {
            switch field.number {
            case Fields.givenName.number: givenName = try field.text()
            case Fields.familyName.number: familyName = try field.text()
            case Fields.honorificPrefix.number: honorificPrefix = try field.text()
            case Fields.contactPoints.number: contactPoints.append(try ContactPoint(decodingNested: field.value))
            case Fields.addresses.number: addresses.append(try PostalAddress(decodingNested: field.value))
            default: unknownFields.append(field.kept())
            }
        }
    }
}
