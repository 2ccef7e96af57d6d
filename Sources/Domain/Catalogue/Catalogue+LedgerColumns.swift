extension Catalogue {
    /// Audit and read entries, event slots, streams and signed blocks.
    static let ledgerColumns: [CatalogueColumn] = entryColumns + blockColumns

    private static let entryColumns: [CatalogueColumn] =
        clear("audit_entry", .tenant, "tenant_id")
        + clear("audit_entry", .counter, "xid", "seal_version", "change")
        + clear("audit_entry", .identifier, "id", "actor_id", "row_id", "subject_id")
        + clear("audit_entry", .moment, "at")
        + clear("audit_entry", .code, "actor_kind", "action", "table_number")
        + clear("audit_entry", .operatorAccount, "operator", "reason")
        + clear("audit_entry", .commitment, "digest")
        + clear("read_entry", .tenant, "tenant_id")
        + clear("read_entry", .counter, "xid")
        + clear("read_entry", .identifier, "id", "actor_id", "subject_id")
        + clear("read_entry", .moment, "at")
        + clear("read_entry", .code, "actor_kind", "role", "purpose", "action")
        + clear("read_entry", .operatorAccount, "operator")
        + clear("event_slot", .tenant, "tenant_id")
        + clear("event_slot", .code, "lane", "type")
        + clear("event_slot", .counter, "xid")
        + clear("event_slot", .identifier, "id", "subject_id")
        + clear("event_slot", .moment, "at")
        + clear("event_slot", .commitment, "commitment")
        // An erasure's payload names nobody; every other payload is sealed.
        + clear("event_slot", .signed, "payload")
        + sealed("event_slot", "sealed", bytes: "payload and salt of a ledger leaf", .evidence)

    private static let blockColumns: [CatalogueColumn] =
        clear("stream", .tenant, "tenant_id")
        + clear("stream", .code, "lane")
        + clear("stream", .counter, "incarnation", "next_sequence", "sealed_xid")
        + clear("stream", .identifier, "stream_id", "sealed_id")
        + clear("stream", .commitment, "head")
        + clear("stream", .moment, "head_time")
        + clear("block", .tenant, "tenant_id")
        + clear("block", .code, "lane")
        + clear("block", .counter, "incarnation", "first_sequence", "last_sequence", "through_xid")
        + clear("block", .identifier, "through_id")
        + clear("block", .signed, "header", "leaves")
        + clear("block", .moment, "sealed_at")
}
