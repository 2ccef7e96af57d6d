package import Foundation

/// What a business knows of a person to reach and address her: one sealed record.
package struct PersonProfile: CatalogueRecord {
    /// Given name.
    package var givenName: String?
    /// Family name.
    package var familyName: String?
    /// Titles before the name, as `Prof. Dr. med.`.
    package var honorificPrefix: String?
    /// Further given names.
    package var additionalName: String?
    /// What follows the name, as `M. Sc.` or `jun.`.
    package var honorificSuffix: String?
    /// The name friends use.
    package var nickname: String?
    /// How she wants to be addressed.
    package var salutation: Salutation?
    /// What she does where she works.
    package var jobTitle: String?
    /// E-mail addresses and telephone numbers, in her order.
    package var contactPoints: [ContactPoint]
    /// Postal addresses.
    package var addresses: [PostalAddress]
    /// Ids of the tenant's tags.
    package var tags: [UUID]
    /// Values in the fields that the tenant made.
    package var customValues: [CustomValue]
    /// Fields of a newer version.
    package var unknownFields: [UnknownField] = []

    /// Makes a profile; ``validated()`` judges it.
    package init(
        givenName: String? = nil, familyName: String? = nil, honorificPrefix: String? = nil,
        additionalName: String? = nil, honorificSuffix: String? = nil, nickname: String? = nil,
        salutation: Salutation? = nil, jobTitle: String? = nil, contactPoints: [ContactPoint] = [],
        addresses: [PostalAddress] = [], tags: [UUID] = [], customValues: [CustomValue] = []
    ) {
        self.givenName = givenName
        self.familyName = familyName
        self.honorificPrefix = honorificPrefix
        self.additionalName = additionalName
        self.honorificSuffix = honorificSuffix
        self.nickname = nickname
        self.salutation = salutation
        self.jobTitle = jobTitle
        self.contactPoints = contactPoints
        self.addresses = addresses
        self.tags = tags
        self.customValues = customValues
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
        writer.put(Fields.additionalName, additionalName)
        writer.put(Fields.honorificSuffix, honorificSuffix)
        writer.put(Fields.nickname, nickname)
        writer.put(Fields.salutation, salutation?.rawValue)
        writer.put(Fields.jobTitle, jobTitle)
        for contactPoint in contactPoints {
            writer.put(Fields.contactPoints, bytes: contactPoint.encodedNested())
        }
        for address in addresses {
            writer.put(Fields.addresses, bytes: address.encodedNested())
        }
        for tag in tags { writer.put(Fields.tags, tag) }
        for value in customValues { writer.put(Fields.customValues, bytes: value.encodedNested()) }
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
            case Fields.additionalName.number: additionalName = try field.text()
            case Fields.honorificSuffix.number: honorificSuffix = try field.text()
            case Fields.nickname.number: nickname = try field.text()
            case Fields.salutation.number:
                salutation = Salutation(rawValue: try field.text())
                guard salutation != nil else { throw RecordError(.invalidValue, field: field.number) }
            case Fields.jobTitle.number: jobTitle = try field.text()
            case Fields.contactPoints.number: contactPoints.append(try ContactPoint(decodingNested: field.value))
            case Fields.addresses.number: addresses.append(try PostalAddress(decodingNested: field.value))
            case Fields.tags.number: tags.append(try field.identifier())
            case Fields.customValues.number: customValues.append(try CustomValue(decodingNested: field.value))
            default: unknownFields.append(field.kept())
            }
        }
    }
}
