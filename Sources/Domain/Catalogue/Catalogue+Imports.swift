extension Catalogue {
    /// A quarantined row: its columns in the order of the file.
    enum ImportRow {
        static let columns = CatalogueField(
            .importRow, "columns", 1, .record(.importColumn), .intake, .quarantine, .profile, providedByPerson: true,
            repeated: true)

        static let all = [columns]
    }

    /// One column of a quarantined row.
    enum ImportColumn {
        static let header = CatalogueField(
            .importColumn, "header", 1, .text(maximum: 1_000), .intake, .quarantine, .profile)
        static let value = CatalogueField(
            .importColumn, "value", 2, .text(maximum: 65_536), .intake, .quarantine, .profile, providedByPerson: true)

        static let all = [header, value]
    }
}
