extension Catalogue {
    /// A saved view of a list: what it is called, and what the list is narrowed to, in a member's words.
    enum ListView {
        static let name = CatalogueField(
            .listView, "name", 1, .text(maximum: ListViewRecord.nameBytes), .staff, .membership, .profile)
        static let order = CatalogueField(.listView, "order", 2, .code, .staff, .membership, .profile)
        static let filters = CatalogueField(
            .listView, "filters", 3, .text(maximum: ListViewRecord.filterBytes), .staff, .membership, .profile,
            repeated: true)
        static let columns = CatalogueField(
            .listView, "columns", 4, .code, .staff, .membership, .profile, repeated: true)

        static let all = [name, order, filters, columns]
    }

    /// Views of lists and chosen columns.
    static let listColumns: [CatalogueColumn] =
        clear("list_view", .tenant, "tenant_id")
        + clear("list_view", .identifier, "id", "member_id")
        + clear("list_view", .code, "kind")
        + clear("list_view", .state, "is_shared")
        + clear("list_view", .counter, "seal_version")
        + clear("list_view", .moment, "created_at", "updated_at")
        + sealed("list_view", "sealed", [.listView], .profile)
        + clear("list_columns", .tenant, "tenant_id")
        + clear("list_columns", .identifier, "member_id")
        + clear("list_columns", .code, "kind", "columns")
        + clear("list_columns", .moment, "changed_at")
}
