extension Catalogue {
    /// An uploaded file on its way in: how it is to be taken.
    enum ImportFile {
        static let columns = CatalogueField(
            .importFile, "columns", 1, .code, .intake, .quarantine, .profile, repeated: true)
        static let purpose = CatalogueField(.importFile, "purpose", 2, .code, .intake, .quarantine, .profile)
        static let legalBasis = CatalogueField(.importFile, "legalBasis", 3, .code, .intake, .quarantine, .profile)
        static let source = CatalogueField(
            .importFile, "source", 4, .text(maximum: 500), .intake, .quarantine, .profile)
        static let duplicates = CatalogueField(.importFile, "duplicates", 5, .code, .intake, .quarantine, .profile)

        static let all = [columns, purpose, legalBasis, source, duplicates]
    }
}

extension Catalogue {
    /// Uploaded files, their pieces, and where the columns of known sheets go.
    static let importFileColumns: [CatalogueColumn] =
        clear("import_file", .tenant, "tenant_id")
        + clear("import_file", .identifier, "id", "batch_id", "created_by")
        + clear("import_file", .state, "state")
        + clear("import_file", .code, "format", "created_role", "outcomes", "reasons", "failure")
        + clear(
            "import_file", .counter, "byte_count", "chunk_count", "row_count", "imported", "updated", "duplicates",
            "quarantined", "seal_version")
        + clear("import_file", .moment, "created_at", "expires_at")
        + sealed("import_file", "sealed", [.importFile], .profile)
        + clear("import_file_chunk", .tenant, "tenant_id")
        + clear("import_file_chunk", .identifier, "file_id")
        + clear("import_file_chunk", .counter, "number")
        + sealed("import_file_chunk", "sealed", bytes: "a piece of an uploaded file", .profile)
        + clear("import_mapping", .tenant, "tenant_id")
        + clear("import_mapping", .token, "header_hash")
        + clear("import_mapping", .code, "targets")
        + clear("import_mapping", .moment, "changed_at")
}
