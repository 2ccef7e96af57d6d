extension Catalogue {
    /// Legal holds: ids, codes and dates.
    static let holdColumns: [CatalogueColumn] =
        clear("legal_hold", .tenant, "tenant_id")
        + clear("legal_hold", .identifier, "id", "subject_id", "placed_by", "restriction_id", "lifted_by")
        + clear("legal_hold", .code, "reason")
        + clear("legal_hold", .moment, "placed_at", "review_on", "lifted_at")
}
