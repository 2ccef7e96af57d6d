extension Catalogue {
    /// The register of breaches, which names nobody.
    static let breachColumns: [CatalogueColumn] =
        clear("breach", .tenant, "tenant_id")
        + clear("breach", .identifier, "id")
        + clear("breach", .code, "kind", "outcome")
        + clear("breach", .counter, "people")
        + clear("breach", .state, "keys_exposed")
        + clear("breach", .moment, "aware_at", "due_at", "notified_at", "opened_at", "closed_at")
}
