extension Catalogue {
    /// Imports with their quarantine, jobs, idempotency records and the migrator's own table.
    static let workColumns: [CatalogueColumn] =
        clear("import_batch", .tenant, "tenant_id")
        + clear("import_batch", .identifier, "id", "created_by")
        + clear("import_batch", .code, "format", "duplicates_policy")
        + clear("import_batch", .state, "state")
        + clear(
            "import_batch", .counter, "next_row", "row_count", "imported", "updated", "duplicates", "quarantined")
        + clear("import_batch", .moment, "created_at", "finished_at")
        + clear("import_row", .tenant, "tenant_id")
        + clear("import_row", .identifier, "batch_id", "subject_id")
        + clear("import_row", .counter, "row_number", "person_version", "seal_version")
        + clear("import_row", .state, "outcome")
        + clear("import_row", .code, "reason", "field")
        + sealed(
            "import_row", "sealed",
            [.importRow, .importColumn, .person, .contactPoint, .postalAddress, .customValue], .profile)
        + clear("quarantine_token", .tenant, "tenant_id")
        + clear("quarantine_token", .identifier, "subject_id")
        + clear("quarantine_token", .token, "token")
        + clear("quarantine_token", .counter, "index_version")
        + importFileColumns
        + clear("job", .tenant, "tenant_id")
        + clear("job", .identifier, "id", "reference")
        + clear("job", .code, "kind", "last_code")
        + clear("job", .state, "state")
        + clear("job", .moment, "due", "claimed_until", "created_at")
        + clear("job", .counter, "attempts")
        + clear("idempotency", .tenant, "tenant_id")
        + clear("idempotency", .hash, "key_hash", "request_hash")
        + clear("idempotency", .state, "status")
        + clear("idempotency", .identifier, "resource_id", "location")
        + clear("idempotency", .moment, "created_at")
        + clear("schema_migration", .counter, "version")
        + clear("schema_migration", .publicText, "name")
        + clear("schema_migration", .hash, "checksum")
        + clear("schema_migration", .moment, "applied_at")
}
