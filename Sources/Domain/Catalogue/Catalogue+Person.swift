extension Catalogue {
    /// The fields of a person's profile.
    enum Person {
        static let givenName = CatalogueField(
            .person, "givenName", 1, .text(maximum: 200), .relationship, .ground, .profile, providedByPerson: true,
            searchable: true)
        static let familyName = CatalogueField(
            .person, "familyName", 2, .text(maximum: 200), .relationship, .ground, .profile, providedByPerson: true,
            searchable: true)
        static let honorificPrefix = CatalogueField(
            .person, "honorificPrefix", 3, .text(maximum: 100), .relationship, .ground, .profile,
            providedByPerson: true, searchable: true)
        static let contactPoints = CatalogueField(
            .person, "contactPoints", 10, .record(.contactPoint), .relationship, .ground, .profile,
            providedByPerson: true, searchable: true, repeated: true)
        static let addresses = CatalogueField(
            .person, "addresses", 11, .record(.postalAddress), .relationship, .ground, .profile,
            providedByPerson: true, searchable: true, repeated: true)

        static let all = [givenName, familyName, honorificPrefix, contactPoints, addresses]
    }

    /// The fields of a contact point.
    enum ContactPoint {
        static let id = CatalogueField(
            .contactPoint, "id", 1, .identifier, .relationship, .ground, .profile)
        static let kind = CatalogueField(
            .contactPoint, "kind", 2, .code, .relationship, .ground, .profile, providedByPerson: true)
        static let value = CatalogueField(
            .contactPoint, "value", 3, .contactValue, .relationship, .ground, .profile, providedByPerson: true,
            searchable: true)
        static let label = CatalogueField(
            .contactPoint, "label", 4, .text(maximum: 100), .relationship, .ground, .profile, providedByPerson: true)
        static let isPrimary = CatalogueField(
            .contactPoint, "isPrimary", 5, .flag, .relationship, .ground, .profile, providedByPerson: true)

        static let all = [id, kind, value, label, isPrimary]
    }

    /// The fields of a postal address.
    enum PostalAddress {
        static let streetAddress = CatalogueField(
            .postalAddress, "streetAddress", 1, .text(maximum: 300), .relationship, .ground, .profile,
            providedByPerson: true, searchable: true)
        static let postalCode = CatalogueField(
            .postalAddress, "postalCode", 2, .text(maximum: 30), .relationship, .ground, .profile,
            providedByPerson: true, searchable: true)
        static let addressLocality = CatalogueField(
            .postalAddress, "addressLocality", 3, .text(maximum: 200), .relationship, .ground, .profile,
            providedByPerson: true, searchable: true)
        static let addressCountry = CatalogueField(
            .postalAddress, "addressCountry", 4, .country, .relationship, .ground, .profile, providedByPerson: true,
            searchable: true)
        static let label = CatalogueField(
            .postalAddress, "label", 5, .text(maximum: 100), .relationship, .ground, .profile, providedByPerson: true)

        static let all = [streetAddress, postalCode, addressLocality, addressCountry, label]
    }
}
