extension Catalogue {
    /// Campaigns, whose texts go to many and name nobody, and to whom they went.
    static let campaignColumns: [CatalogueColumn] =
        clear("campaign", .tenant, "tenant_id")
        + clear("campaign", .identifier, "id", "tags", "planned_after", "owner_id")
        + clear("campaign", .publicText, "name", "sender_name", "subject", "body", "town", "goods")
        + clear("campaign", .code, "purpose_code", "channel", "pause_code", "lifecycle")
        + clear("campaign", .state, "state")
        + clear("campaign", .counter, "version", "complaints")
        + clear("campaign", .moment, "created_at", "updated_at", "started_at", "planned_at", "finished_at")
        + clear("delivery", .tenant, "tenant_id")
        + clear("delivery", .identifier, "campaign_id", "subject_id", "address_id")
        + clear("delivery", .state, "state")
        + clear("delivery", .code, "reason", "basis")
        + clear("delivery", .counter, "attempts")
        + clear("delivery", .hash, "token_hash")
        + clear("delivery", .moment, "due", "handed_over_at", "ended_at")
}
