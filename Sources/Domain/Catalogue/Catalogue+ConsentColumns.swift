extension Catalogue {
    /// Wordings, consent events and their projection.
    static let consentColumns: [CatalogueColumn] =
        clear("wording", .tenant, "tenant_id")
        + clear("wording", .hash, "hash")
        + clear("wording", .code, "kind", "language")
        + clear("wording", .publicText, "body")
        + clear("wording", .moment, "created_at")
        + clear("consent_event", .tenant, "tenant_id")
        + clear("consent_event", .identifier, "id", "subject_id", "address_id", "recorded_by")
        + clear("consent_event", .code, "purpose_code", "channel", "method")
        + clear("consent_event", .state, "state")
        + clear("consent_event", .moment, "at", "valid_until")
        + clear("consent_event", .hash, "wording_hash")
        + sealed("consent_event", "sealed", [.consentEvent], .evidence)
        + clear("consent", .tenant, "tenant_id")
        + clear("consent", .identifier, "subject_id", "address_id", "event_id")
        + clear("consent", .code, "purpose_code", "channel")
        + clear("consent", .state, "state")
        + clear("consent", .moment, "since", "valid_until")
}
