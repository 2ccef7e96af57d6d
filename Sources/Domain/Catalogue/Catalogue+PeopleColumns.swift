extension Catalogue {
    /// Subjects, their keys and grounds, and people.
    static let peopleColumns: [CatalogueColumn] = keyColumns + groundColumns + personColumns + vocabularyColumns

    private static let keyColumns: [CatalogueColumn] =
        clear("subject", .tenant, "tenant_id")
        + clear("subject", .identifier, "id")
        + clear("subject", .code, "kind")
        + clear("subject", .state, "state")
        + clear("wrapped_key", .tenant, "tenant_id")
        + clear("wrapped_key", .identifier, "subject_id")
        + clear("wrapped_key", .code, "compartment")
        + clear("wrapped_key", .counter, "term", "generation", "epoch")
        + clear("wrapped_key", .wrappedKey, "wrapped")

    private static let groundColumns: [CatalogueColumn] =
        clear("purpose", .tenant, "tenant_id")
        + clear("purpose", .code, "code", "bases", "channels", "confirmation", "marketing", "end_rule")
        + clear("purpose", .publicText, "name_de", "name_en")
        + clear("purpose", .moment, "ends_on")
        + clear("purpose", .state, "state")
        + clear("processing_ground", .tenant, "tenant_id")
        + clear("processing_ground", .identifier, "id", "subject_id")
        + clear("processing_ground", .code, "purpose_code", "legal_basis", "end_rule")
        + clear("processing_ground", .moment, "since", "until", "ended_at")
        + clear("processing_ground", .counter, "seal_version")
        + sealed("processing_ground", "sealed", [.ground], .profile)

    private static let personColumns: [CatalogueColumn] =
        clear("person", .tenant, "tenant_id")
        + clear("person", .identifier, "id", "ground_id", "import_batch_id", "owner_id")
        + clear("person", .code, "lifecycle")
        + clear("person", .counter, "version", "seal_version")
        + clear("person", .moment, "created_at", "updated_at")
        + sealed("person", "sealed", [.person, .contactPoint, .postalAddress, .customValue], .profile)
        + clear("contact_point", .tenant, "tenant_id")
        + clear("contact_point", .identifier, "person_id", "id")
        + clear("contact_point", .code, "kind")
        + clear("contact_point", .counter, "index_version")
        + clear("contact_point", .token, "token")
        + clear("suppression", .tenant, "tenant_id")
        + clear("suppression", .token, "token")
        + clear("suppression", .code, "purpose_code", "kind")
        + clear("suppression", .counter, "index_version")
        + clear("suppression", .moment, "since")
}
