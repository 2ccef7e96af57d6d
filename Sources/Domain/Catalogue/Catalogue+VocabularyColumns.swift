extension Catalogue {
    /// Tags and fields of the tenant, and restrictions.
    static let vocabularyColumns: [CatalogueColumn] =
        clear("tag", .tenant, "tenant_id")
        + clear("tag", .identifier, "id")
        // What a tenant calls a group; who belongs to it is sealed.
        + clear("tag", .publicText, "label", "folded")
        + clear("tag", .state, "state")
        + clear("tag", .counter, "version")
        + clear("tag", .moment, "created_at")
        + clear("custom_field", .tenant, "tenant_id")
        + clear("custom_field", .identifier, "id")
        + clear("custom_field", .code, "code", "kind", "purpose_code", "retention_class", "searchable")
        + clear("custom_field", .publicText, "label_de", "label_en", "choices")
        + clear("custom_field", .state, "state")
        + clear("custom_field", .counter, "version")
        + clear("custom_field", .moment, "created_at")
        + clear("restriction", .tenant, "tenant_id")
        + clear("restriction", .identifier, "id", "subject_id", "imposed_by", "lifted_by")
        + clear("restriction", .code, "reason")
        + clear("restriction", .moment, "imposed_at", "notified_at", "lifted_at")
}
