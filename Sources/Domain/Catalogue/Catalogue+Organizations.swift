extension Catalogue {
    /// The fields of an organisation's profile.
    enum Organization {
        static let name = field("name", 1, .text(maximum: 200))
        static let legalName = field("legalName", 2, .text(maximum: 300))
        static let vatID = field("vatId", 3, .text(maximum: 30), searchable: false)
        static let registerNumber = field("registerNumber", 4, .text(maximum: 200), searchable: false)
        static let url = field("url", 5, .text(maximum: 500), searchable: false)
        static let industry = field("industry", 6, .text(maximum: 200))
        static let contactPoints = field("contactPoints", 10, .record(.contactPoint), repeated: true)
        static let addresses = field("addresses", 11, .record(.postalAddress), repeated: true)

        static let all = [
            name, legalName, vatID, registerNumber, url, industry, contactPoints, addresses,
        ]

        private static func field(
            _ name: String, _ number: UInt32, _ kind: FieldKind, searchable: Bool = true, repeated: Bool = false
        ) -> CatalogueField {
            CatalogueField(
                .organization, name, number, kind, .relationship, .ground, .profile, providedByPerson: true,
                searchable: searchable, repeated: repeated)
        }
    }

    /// The fields of a person's place in an organisation.
    enum Employment {
        static let jobTitle = field("jobTitle", 1, 200)
        static let department = field("department", 2, 200)
        static let since = field("since", 3, 10)
        static let until = field("until", 4, 10)

        static let all = [jobTitle, department, since, until]

        private static func field(_ name: String, _ number: UInt32, _ maximum: Int) -> CatalogueField {
            CatalogueField(
                .employment, name, number, .text(maximum: maximum), .relationship, .ground, .profile,
                providedByPerson: true)
        }
    }

    /// The words of an activity; written by staff, so not provided by the person.
    enum Activity {
        static let subject = CatalogueField(
            .activity, "subject", 1, .text(maximum: 500), .relationship, .ground, .profile)
        static let text = CatalogueField(
            .activity, "text", 2, .text(maximum: 80_000), .relationship, .ground, .profile)

        static let all = [subject, text]
    }
}
