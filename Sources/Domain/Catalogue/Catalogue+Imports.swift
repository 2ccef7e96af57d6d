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

    /// What an import changed, so that it can be taken back; sealed under the person's own key.
    enum ImportUndo {
        static let profile = CatalogueField(
            .importUndo, "profile", 1, .record(.person), .intake, .undo, .profile)
        static let lifecycle = CatalogueField(
            .importUndo, "lifecycle", 2, .code, .intake, .undo, .profile)

        static let all = [profile, lifecycle]
    }
}
