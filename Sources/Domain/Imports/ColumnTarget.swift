/// Where a column of an imported sheet goes; raw values are the names in a mapping file.
package enum ColumnTarget: String, Sendable, Equatable, CaseIterable {
    case givenName
    case familyName
    /// `Herr`, `Frau`, `Mr`; titles beside it become the prefix.
    case salutation
    case honorificPrefix
    /// Further given names.
    case additionalName
    case honorificSuffix
    case nickname
    case jobTitle
    /// A full name, split by ``FullName``.
    case fullName = "name"
    /// A company's name: it is not stored, and a row that names nobody beside it is about the company.
    case company
    case email = "contactPoints.email"
    case telephone = "contactPoints.telephone"
    case streetAddress = "addresses.streetAddress"
    case postalCode = "addresses.postalCode"
    case addressLocality = "addresses.addressLocality"
    case addressCountry = "addresses.addressCountry"
    /// Code and town in one column, as `10115 Berlin`.
    case postalCodeAndLocality = "addresses.postalCodeAndLocality"
    case purpose
    case legalBasis
    case source
    /// When the person asked (foreign double opt-in).
    case requestedAt = "evidence.requestedAt"
    /// When she confirmed.
    case confirmedAt = "evidence.confirmedAt"
    /// The wording she agreed to.
    case wording = "evidence.wording"
    /// The system that kept the proof.
    case sourceSystem = "evidence.sourceSystem"
    case ignore

    /// The target a mapping file names: the raw value or its last part (`email`, `postalCode`, `wording`).
    package init?(wireName: String) {
        let match =
            Self.allCases.first { $0.rawValue == wireName }
            ?? Self.allCases.first { $0.rawValue.hasSuffix("." + wireName) }
        guard let match else { return nil }
        self = match
    }

    /// Whether a person can be made from it.
    var identifies: Bool {
        switch self {
        case .givenName, .familyName, .fullName, .email, .telephone: true
        default: false
        }
    }

    /// Whether it belongs to a postal address.
    var isAddress: Bool {
        switch self {
        case .streetAddress, .postalCode, .addressLocality, .addressCountry, .postalCodeAndLocality: true
        default: false
        }
    }

    /// Whether several columns may go there: lists, and texts that are joined with a blank.
    var takesSeveral: Bool {
        switch self {
        case .email, .telephone, .honorificPrefix, .additionalName, .company, .ignore: true
        default: false
        }
    }
}
