extension Catalogue {
    /// The fields of a member of staff.
    enum Member {
        static let name = CatalogueField(
            .member, "name", 1, .text(maximum: 200), .staff, .membership, .profile, providedByPerson: true)
        static let email = CatalogueField(
            .member, "email", 2, .email, .staff, .membership, .profile, providedByPerson: true)

        static let all = [name, email]
    }
}
