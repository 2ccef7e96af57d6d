extension Catalogue {
    /// The fields of a member of staff.
    package enum Member {
        package static let name = CatalogueField(
            .member, "name", 1, .text(maximum: 200), .staff, .membership, .profile, providedByPerson: true)
        package static let email = CatalogueField(
            .member, "email", 2, .email, .staff, .membership, .profile, providedByPerson: true)

        static let all = [name, email]
    }
}
