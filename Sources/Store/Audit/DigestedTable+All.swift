import Postgres

extension DigestedTable {
    static let all = [
        tenantRecord, tenantParameter, loginPolicy, purpose, tag, customField, suppression, restriction, erasure,
        erasureReceipt, importRow, apiToken, session, memberLink, secondFactor, webhook, purposeText,
        subscriptionForm, subscriptionFormVersion, pendingSignup, suppressionLift, personLink, subjectRequest, campaign,
        breach, legalHold,
    ]

    static let tenantRecord = DigestedTable(
        number: .tenant, name: "tenant", id: "r.id", subject: "NULL::uuid",
        columns: "r.slug, r.name, r.country, r.locale, r.policy, r.state, r.agreement_digest, r.agreement_due",
        tenant: "r.id")

    /// Nothing of ours writes it yet: any row is one too many.
    static let tenantParameter = DigestedTable(
        number: .tenantParameter, name: "tenant_parameter", id: id(.tenantParameter, of: "r.code, r.since"),
        subject: "NULL::uuid", columns: "r.code, r.since, r.value")

    static let loginPolicy = DigestedTable(
        number: .loginPolicy, name: "login_policy", id: "r.tenant_id", subject: "NULL::uuid",
        columns: "r.second_factor_roles, r.changed_at")

    static let purpose = DigestedTable(
        number: .purpose, name: "purpose", id: id(.purpose, of: "r.code"), subject: "NULL::uuid",
        columns: """
            r.code, r.name_de, r.name_en, r.bases, r.channels, r.confirmation, r.marketing, r.ends_on, r.end_rule, r.state
            """)

    static let purposeText = DigestedTable(
        number: .purposeText, name: "purpose_text", id: id(.purposeText, of: "r.purpose_code, r.kind, r.version"),
        subject: "NULL::uuid",
        columns: "r.purpose_code, r.kind, r.version, r.hash_de, r.hash_en, r.created_at, r.created_by")

    static let tag = DigestedTable(
        number: .tag, name: "tag", id: "r.id", subject: "NULL::uuid", columns: "r.label, r.folded, r.state, r.version")

    static let customField = DigestedTable(
        number: .customField, name: "custom_field", id: "r.id", subject: "NULL::uuid",
        columns: """
            r.code, r.label_de, r.label_en, r.kind, r.choices, r.purpose_code, r.retention_class, r.searchable, r.state,
            r.version
            """)

    /// The log names no subject beside an address that an erased one must not be found by.
    static let suppression = DigestedTable(
        number: .suppression, name: "suppression", id: id(.suppression, of: "r.token, r.purpose_code"),
        subject: "NULL::uuid", columns: "r.token, r.purpose_code, r.kind, r.index_version, r.since")

    static let restriction = DigestedTable(
        number: .restriction, name: "restriction", id: "r.id", subject: "r.subject_id",
        columns: """
            r.subject_id, r.reason, r.imposed_at, r.imposed_by, r.notified_at, r.lifted_at, r.lifted_by
            """)

    static let erasure = DigestedTable(
        number: .erasure, name: "erasure", id: "r.id", subject: "r.subject_id",
        columns: """
            r.subject_id, r.reason, r.request_id, r.suppressed, r.state, r.at, r.merged_into, r.phone_used_at
            """)

    static let erasureReceipt = DigestedTable(
        number: .erasureReceipt, name: "erasure_receipt", id: id(.erasureReceipt, of: "r.erasure_id, r.version"),
        subject: "NULL::uuid", columns: "r.erasure_id, r.version, r.document, r.created_at")

    /// Quarantined rows with the tokens by which an erasure finds them. What an updated person was before needs no digest:
    /// it opens for her and the version before that change only, and counts for nothing but an undo.
    static let importRow = DigestedTable(
        number: .importRow, name: "import_row", id: "r.subject_id", subject: "NULL::uuid",
        columns: """
            r.batch_id, r.row_number, r.reason, r.field, r.seal_version, r.sealed, ARRAY(
                SELECT t.token FROM quarantine_token t WHERE t.tenant_id = r.tenant_id AND t.subject_id = r.subject_id
                ORDER BY t.token)
            """,
        condition: "r.outcome = 'quarantined'")

    static let apiToken = DigestedTable(
        number: .apiToken, name: "api_token", id: "r.id", subject: "r.member_id",
        columns: "r.member_id, r.secret_hash, r.role, r.scopes, r.created_at, r.expires_at, r.revoked_at")

    /// When it was last seen moves with every request and is left out.
    static let session = DigestedTable(
        number: .session, name: "session", id: "r.id", subject: "r.member_id",
        columns: "r.member_id, r.secret_hash, r.role, r.created_at, r.expires_at", expires: true)

    static let memberLink = DigestedTable(
        number: .memberLink, name: "member_link", id: id(.memberLink, of: "r.secret_hash"), subject: "r.member_id",
        columns: "r.member_id, r.kind, r.secret_hash, r.created_at, r.expires_at, r.used_at", expires: true)

    /// Where what happens is told to. Since when it fails moves with every attempt and is left out.
    static let webhook = DigestedTable(
        number: .webhook, name: "webhook", id: "r.id", subject: "NULL::uuid",
        columns: "r.url, r.events, r.actions, r.state, r.version")

    /// With the recovery codes that are good for another use. The step of the last code moves with every login and is left
    /// out: put back, it lets one code in again, for a minute.
    static let secondFactor = DigestedTable(
        number: .secondFactor, name: "second_factor", id: "r.member_id", subject: "r.member_id",
        columns: """
            r.state, r.seal_version, r.sealed, r.created_at, ARRAY(
                SELECT c.code_hash FROM recovery_code c WHERE c.tenant_id = r.tenant_id AND c.member_id = r.member_id
                    AND c.used_at IS NULL ORDER BY c.code_hash)
            """)
}
