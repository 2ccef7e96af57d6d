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
        static let additionalName = CatalogueField(
            .person, "additionalName", 4, .text(maximum: 200), .relationship, .ground, .profile,
            providedByPerson: true, searchable: true)
        static let honorificSuffix = CatalogueField(
            .person, "honorificSuffix", 5, .text(maximum: 100), .relationship, .ground, .profile,
            providedByPerson: true)
        static let nickname = CatalogueField(
            .person, "nickname", 6, .text(maximum: 200), .relationship, .ground, .profile, providedByPerson: true,
            searchable: true)
        static let salutation = CatalogueField(
            .person, "salutation", 7, .code, .relationship, .ground, .profile, providedByPerson: true)
        static let jobTitle = CatalogueField(
            .person, "jobTitle", 8, .text(maximum: 200), .relationship, .ground, .profile, providedByPerson: true,
            searchable: true)
        static let contactPoints = CatalogueField(
            .person, "contactPoints", 10, .record(.contactPoint), .relationship, .ground, .profile,
            providedByPerson: true, searchable: true, repeated: true)
        static let addresses = CatalogueField(
            .person, "addresses", 11, .record(.postalAddress), .relationship, .ground, .profile,
            providedByPerson: true, searchable: true, repeated: true)
        static let tags = CatalogueField(
            .person, "tags", 12, .identifier, .relationship, .ground, .profile, searchable: true, repeated: true)
        static let customValues = CatalogueField(
            .person, "customValues", 13, .record(.customValue), .relationship, .ground, .profile,
            providedByPerson: true, searchable: true, repeated: true)

        static let all = [
            givenName, familyName, honorificPrefix, additionalName, honorificSuffix, nickname, salutation, jobTitle,
            contactPoints, addresses, tags, customValues,
        ]
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

    /// The fields of a value in a field that the tenant made.
    enum CustomValue {
        static let fieldID = CatalogueField(
            .customValue, "fieldId", 1, .identifier, .relationship, .ground, .profile)
        static let value = CatalogueField(
            .customValue, "value", 2, .text(maximum: 2_000), .relationship, .ground, .profile, providedByPerson: true,
            searchable: true)

        static let all = [fieldID, value]
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
