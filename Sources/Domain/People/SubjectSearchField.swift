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
        let roles = roles[record.index]
        while let field = try reader.next() {
            switch role(field.number, in: roles) {
            case .nested(let kind): try read(nested: field.value, as: kind, visit)
            case .found(let meaning): visit(meaning, field.value)
            case .nothing, .owner, .contactKind, .contactValue: break
            }
        }
    }

    private static func read(
        nested bytes: UnsafeRawBufferPointer, as record: RecordKind,
        _ visit: (SubjectSearchField, UnsafeRawBufferPointer) -> Void
    ) throws(RecordError) {
        var reader = try RecordReader(bytes, record: record, nested: true)
        let roles = roles[record.index]
        var isEmail = false
        var owner: UUID?
        while let field = try reader.next() {
            switch role(field.number, in: roles) {
            // Kind and owner have lower numbers than the value they belong to.
            case .owner: owner = try field.identifier()
            case .contactKind: isEmail = field.value.elementsEqual(emailKind)
            case .contactValue: visit(isEmail ? .email : .telephone, field.value)
            case .found(let meaning):
                if record != .postalAddress, let owner {
                    visit(.customValue(field: owner), field.value)
                } else {
                    visit(meaning, field.value)
                }
            case .nothing, .nested: break
            }
        }
    }

    private static let emailKind = Array(ContactPointKind.email.rawValue.utf8)

    /// What reading makes of a field.
    private enum Role {
        case nothing
        case found(SubjectSearchField)
        case nested(RecordKind)
        case owner
        case contactKind
        case contactValue
    }

    private static func role(_ number: UInt32, in roles: [Role]) -> Role {
        number < roles.count ? roles[Int(number)] : .nothing
    }

    /// The roles of the fields of each record, by ``RecordKind/index`` and number.
    private static let roles: [[Role]] = {
        var tables = [[Role]](repeating: [], count: RecordKind.allCases.count)
        for field in Catalogue.fields where field.number <= Catalogue.highestNumber {
            let index = field.record.index
            while tables[index].count <= Int(field.number) { tables[index].append(.nothing) }
            tables[index][Int(field.number)] = role(of: field)
        }
        return tables
    }()

    private static func role(of field: CatalogueField) -> Role {
        let isPart = field.record != .person && field.record != .organization
        if isPart, field.kind == .identifier { return .owner }
        if isPart, field.kind == .code { return .contactKind }
        guard field.searchable else { return .nothing }
        if case .record(let kind) = field.kind { return isPart ? .nothing : .nested(kind) }
        if isPart, field.kind == .contactValue { return .contactValue }
        return .found(meaning(of: field))
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
