extension Catalogue {
    /// Erasures and their receipts.
    static let erasureColumns: [CatalogueColumn] =
        clear("erasure", .tenant, "tenant_id")
        + clear("erasure", .identifier, "id", "subject_id", "request_id", "merged_into")
        + clear("erasure", .code, "reason", "suppressed")
        + clear("erasure", .state, "state")
        + clear("erasure", .counter, "epoch", "xid", "level")
        + clear("erasure", .moment, "at", "phone_used_at")
        + clear("erasure_receipt", .tenant, "tenant_id")
        + clear("erasure_receipt", .identifier, "erasure_id")
        + clear("erasure_receipt", .counter, "version")
        + clear("erasure_receipt", .signed, "document")
        + clear("erasure_receipt", .moment, "created_at")
}
