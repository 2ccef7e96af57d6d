package import Foundation

/// What the directory takes from the sealed profile of a person or an organisation: the fields that the catalogue marks
/// searchable.
package enum SubjectSearchField: Sendable, Equatable {
    /// A person's family name, by which lists are sorted first.
    case familyName
    /// A person's given name.
    case givenName
    /// What an organisation is called.
    case name
    /// An e-mail address.
    case email
    /// A telephone number as it was written.
    case telephone
    /// A town.
    case town
    /// The country of an address, ISO 3166-1 alpha-2.
    case country
    /// A tag's id, 16 bytes.
    case tag
    /// The value in a field that the tenant made.
    case customValue(field: UUID)
    /// Any other searchable text.
    case text

    /// Reads the searchable fields of a `.person` or an `.organization` straight from the record's bytes, in the order of
    /// their numbers, without making values of them; total, passes over what it does not know.
    ///
    /// The bytes that `visit` gets are valid until this returns.
    package static func read(
        _ profile: UnsafeRawBufferPointer, of record: RecordKind = .person,
        _ visit: (SubjectSearchField, UnsafeRawBufferPointer) -> Void
    ) throws(RecordError) {
        var reader = try RecordReader(profile, record: record, maximum: RecordLimits.personBytes)
        while let field = try reader.next() {
            guard let known = Catalogue.field(field.number, in: record), known.searchable else { continue }
            if case .record(let kind) = known.kind {
                try read(nested: field.value, as: kind, visit)
            } else {
                visit(meaning(of: known), field.value)
            }
        }
    }

    private static func read(
        nested bytes: UnsafeRawBufferPointer, as record: RecordKind,
        _ visit: (SubjectSearchField, UnsafeRawBufferPointer) -> Void
    ) throws(RecordError) {
        var reader = try RecordReader(bytes, record: record, nested: true)
        var isEmail = false
        var owner: UUID?
        while let field = try reader.next() {
            guard let known = Catalogue.field(field.number, in: record) else { continue }
            // Kind and owner have lower numbers than the value they belong to.
            if known.kind == .identifier { owner = try field.identifier() }
            if known.kind == .code { isEmail = field.value.elementsEqual(ContactPointKind.email.rawValue.utf8) }
            guard known.searchable else { continue }
            if known.kind == .contactValue {
                visit(isEmail ? .email : .telephone, field.value)
            } else if record != .postalAddress, let owner {
                visit(.customValue(field: owner), field.value)
            } else {
                visit(meaning(of: known), field.value)
            }
        }
    }

    private static func meaning(of field: CatalogueField) -> SubjectSearchField {
        switch (field.kind, field.name) {
        case (.identifier, _): .tag
        case (.country, _): .country
        case (_, Catalogue.Person.familyName.name): .familyName
        case (_, Catalogue.Person.givenName.name): .givenName
        case (_, Catalogue.Organization.name.name) where field.record == .organization: .name
        case (_, Catalogue.PostalAddress.addressLocality.name): .town
        default: .text
        }
    }
}
